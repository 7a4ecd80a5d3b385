import { both, type Rule } from './rule.ts';

/** What is tried again. */
export const retryRules = {
  'retry/options': both('with `retryOptions`, an error of the list is tried again, up to `attempts`'),
  'retry/codes': both('`httpStatusCodes` replaces the list'),
  'retry/other-codes': both('errors outside the list are not tried again'),
  'retry/time-out': both('a time-out bounds one attempt, and the next one is made'),
  'retry/one-attempt': both('one attempt is one request'),
} as const satisfies Record<string, Rule>;
