import type { MissingReason } from './row-account.ts';

/** Why rows of a job that ended in this state did not come. */
export function missingReason(state: string | undefined): MissingReason {
  switch (state) {
    case 'JOB_STATE_CANCELLED':
    case 'JOB_STATE_CANCELLING':
      return 'cancelled';
    case 'JOB_STATE_EXPIRED':
      return 'expired';
    default:
      return 'absent';
  }
}
