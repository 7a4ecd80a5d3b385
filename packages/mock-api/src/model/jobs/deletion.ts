/** That a job was deleted: an operation which is done at once, and can be asked about later. */
export interface Deletion {
  readonly project: string;
  readonly location: string;
  /** 18 or 19 digits, its own and not the job's. */
  readonly id: string;
  /** When, in RFC 3339. */
  readonly time: string;
}
