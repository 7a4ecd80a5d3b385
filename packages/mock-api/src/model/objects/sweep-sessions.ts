/** A session that nobody completes is gone after this long. https://cloud.google.com/storage/docs/resumable-uploads#introduction */
export const SESSION_LIFETIME_MS: number = 7 * 24 * 60 * 60 * 1000;

/** How many sessions are remembered before those that have ended are forgotten. */
const MOST_SESSIONS = 2000;

interface SweepRules<Session> {
  readonly startedMs: (session: Session) => number;
  readonly hasEnded: (session: Session) => boolean;
  /** Takes one out of the sessions. */
  readonly forget: (id: string) => void;
}

/**
 * Forgets uploads that were begun too long ago; of those that have ended, the oldest beyond the ones that a client may
 * still ask about.
 *
 * @param sessions By id, the oldest first.
 */
export function sweepSessions<Session>(
  sessions: ReadonlyMap<string, Session>,
  nowMs: number,
  { startedMs, hasEnded, forget }: SweepRules<Session>,
): void {
  for (const [id, session] of sessions) {
    if (nowMs - startedMs(session) <= SESSION_LIFETIME_MS) break;
    forget(id);
  }
  if (sessions.size <= MOST_SESSIONS) return;
  for (const [id, session] of sessions) {
    if (hasEnded(session)) forget(id);
    if (sessions.size <= MOST_SESSIONS / 2) break;
  }
}
