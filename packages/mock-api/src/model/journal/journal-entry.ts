/** One request, as far as it may be remembered: credentials are replaced by hashes (`sha256:3f2a…`). */
export interface JournalEntry {
  /** From 1, in the order of arrival. */
  readonly number: number;
  /** The cloud's name. */
  readonly cloud: string;
  readonly method: string;
  readonly url: string;
  /** E.g. `storage.objects.get`; missing for an address that no service has. */
  readonly operation?: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * What the service read of the body: a JSON value if it was small, else its first 2,048 characters. Missing when
   * there was none, when the service did not look at it, and for the bytes of uploads.
   */
  readonly body?: unknown;
  /** Missing as long as there is no answer, and when it never got out. */
  readonly status?: number;
  /** The faults that struck, e.g. `['reset-after']`. */
  readonly faults?: readonly string[];
  /** Service time of its arrival, RFC 3339. */
  readonly time: string;
  /** The machine's time of its arrival, RFC 3339. */
  readonly realTime: string;
  /** Milliseconds of the machine's time to the beginning of the answer. */
  readonly tookMs?: number;
}

/** Which requests are meant. All that is given must hold. */
export interface JournalFilter {
  /** An operation, or the beginning of some, as in a fault's rule: `storage.objects`. */
  readonly operation?: string;
  readonly method?: string;
  /** The path, `*` standing for any characters: `/upload/*`. */
  readonly path?: string;
  readonly status?: number;
  /** Only those whose number is above this: `cloud.journal.last`, taken before an act, leaves out what came before. */
  readonly after?: number;
}
