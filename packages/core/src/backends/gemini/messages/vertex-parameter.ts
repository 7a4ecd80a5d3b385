import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';

const NAMES = { gemini: 'Gemini Developer API', vertex: 'Gemini Enterprise Agent Platform' } as const;

/** Refuses a parameter that only Vertex AI knows. @param place The object it is in, where a name alone does not say. */
export function refuseVertexParameter(name: string, value: unknown, place?: string): void {
  refuseParameterOf('gemini', name, value, place);
}

/** Refuses a parameter that a service does not know, in the official SDK's words. */
export function refuseParameterOf(service: 'gemini' | 'vertex', name: string, value: unknown, place?: string): void {
  if (value === undefined) return;
  const other = service === 'gemini' ? 'vertex' : 'gemini';
  throw new InvalidArgumentError(
    `${name} parameter is only supported in ${NAMES[other]} mode, not in ${NAMES[service]} mode.` +
      (place === undefined ? '' : ` (${place})`),
  );
}
