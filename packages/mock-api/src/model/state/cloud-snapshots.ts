/** States of a cloud under names of their own; only a server's cloud with a data folder has any. */
export interface CloudSnapshots {
  /** Their names, in order. @throws ServiceError `FAILED_PRECONDITION` without a data folder, as all of these */
  list(): string[];
  /** Keeps how the cloud is now: objects, jobs, time and all. @throws RangeError for a name that none can have */
  save(name: string): void;
  /** Makes the cloud as it was. What was taken out of it before belongs to the past. @throws RangeError when it is not there */
  restore(name: string): Promise<void>;
  /** @returns Whether it was there. */
  delete(name: string): boolean;
}
