import { both, type Rule } from './rule.ts';

/** What goes wrong. */
export const errorRules = {
  'error/api': both('4xx and 5xx are `ApiError` with the HTTP status'),
  'error/api-not-json': both('an error page that is no JSON is an `ApiError` too'),
  'error/list-body': both('an error in a one-element list is an `ApiError` too'),
  'error/delete-status': both('an HTTP error of delete and cancel is an `ApiError`'),
  'error/any-2xx': both('any 2xx is a success'),
  'error/abort': both('an aborted signal sends nothing'),
} as const satisfies Record<string, Rule>;
