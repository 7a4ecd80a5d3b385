import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** Refuses parameters that only the Gemini API knows. @param given The caller's object. */
export function refuseGeminiParameters(given: object, names: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && names.includes(name)) {
      throw new InvalidArgumentError(
        `${name} parameter is only supported in Gemini Developer API mode, not in Gemini Enterprise Agent Platform mode.`,
      );
    }
  }
}
