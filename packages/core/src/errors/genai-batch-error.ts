/** What every error of this package is; each kind differs by what a caller can do about it. */
export class GenaiBatchError extends Error {
  /** How often the request was sent, when it was more than once; this error is of the last time. */
  attempts?: number;
}
