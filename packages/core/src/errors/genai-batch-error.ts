/** What every error of this package is; each kind differs by what a caller can do about it. */
export class GenaiBatchError extends Error {}
