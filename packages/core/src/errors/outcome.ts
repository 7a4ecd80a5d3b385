/**
 * What became of a request that got no usable answer: `not-sent` when nothing left this machine for the service,
 * so asking again is safe; `unknown` when the service may have acted on it.
 */
export type Outcome = 'not-sent' | 'unknown';
