import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { formatPath, type JsonPath } from '../rows/json-path.ts';

/** Of what JSON Schema can say and the service's dialect cannot. */
export function unsupportedSchema(path: JsonPath, what: string, advice: string): InvalidArgumentError {
  return new InvalidArgumentError(
    `The schema cannot be sent: ${formatPath(path)} is ${what}, which responseSchema has no words for. ${advice}.`,
  );
}
