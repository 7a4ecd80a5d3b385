import { ServiceError } from '../../model/service-error.ts';

/** One thing wrong with a call's body. `field` is a path in the proto's own spelling, e.g. `batch_prediction_job.display_name`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** Everything wrong with a body in one error, as Vertex lists it. */
export function fieldViolations(violations: readonly FieldViolation[]): ServiceError {
  const found = violations.map(
    ({ field, description }, index) => `${index + 1}.Field: ${field}; Message: ${description}\t`,
  );
  return new ServiceError('INVALID_ARGUMENT', `List of found errors:\t${found.join('')}`, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
  ]);
}
