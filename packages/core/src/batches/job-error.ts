/** `google.rpc.Status`: `code` is a gRPC code, e.g. 3 for INVALID_ARGUMENT. */
export interface JobError {
  details?: string[];
  code?: number;
  message?: string;
}
