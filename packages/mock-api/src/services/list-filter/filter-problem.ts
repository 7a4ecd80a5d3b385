import { ServiceError } from '../../model/service-error.ts';

const QUOTED_CHARACTERS = 20;

/** A filter that cannot be understood, with the place: `Invalid filter: a value is missing, at character 15, before "AND state"`. */
export function filterProblem(filter: string, at: number, what: string): ServiceError {
  const rest = filter.slice(at);
  const place =
    rest === ''
      ? 'at its end'
      : `at character ${at + 1}, before ${JSON.stringify(rest.length > QUOTED_CHARACTERS ? `${rest.slice(0, QUOTED_CHARACTERS)}…` : rest)}`;
  const description = `Invalid filter: ${what}, ${place}.`;
  return new ServiceError('INVALID_ARGUMENT', description, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'filter', description }] },
  ]);
}
