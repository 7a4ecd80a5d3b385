import { ServiceError } from '../service-error.ts';
import { forgetfulKeeper, type StateKeeper } from './state-keeper.ts';

/** What a cloud needs of the place that it is kept in. */
export interface CloudState extends StateKeeper {
  /** Begins anew, with nothing. */
  clear(): void;
  /** Keeps how everything is now, under a name. @throws RangeError for a name that none can have */
  saveSnapshot(name: string): void;
  /** @throws RangeError when it is not there */
  checkSnapshot(name: string): void;
  /** Takes it for how everything is; whoever asks for records from now on gets those. @throws RangeError when it is not there */
  restoreSnapshot(name: string): void;
  /** @returns Whether it was there. @throws RangeError for a name that none can have */
  deleteSnapshot(name: string): boolean;
  listSnapshots(): string[];
  /** Writes down what is left, and nothing more. */
  close(): void;
}

/** A cloud in memory. */
export const memoryState: CloudState = {
  ...forgetfulKeeper,
  clear: () => {},
  saveSnapshot: refuse,
  checkSnapshot: refuse,
  restoreSnapshot: refuse,
  deleteSnapshot: refuse,
  listSnapshots: refuse,
  close: () => {},
};

function refuse(): never {
  throw new ServiceError(
    'FAILED_PRECONDITION',
    'Snapshots are kept in a folder: start the mock server with --data DIR.',
  );
}
