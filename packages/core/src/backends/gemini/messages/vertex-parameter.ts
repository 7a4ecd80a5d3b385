import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';

/** Refuses a parameter that only Vertex AI knows. @param place The object it is in, where a name alone does not say. */
export function refuseVertexParameter(name: string, value: unknown, place?: string): void {
  if (value === undefined) return;
  throw new InvalidArgumentError(
    `${name} parameter is only supported in Gemini Enterprise Agent Platform mode, not in Gemini Developer API mode.` +
      (place === undefined ? '' : ` (${place})`),
  );
}
