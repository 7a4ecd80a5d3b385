import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** A model's resource name: `models/…` goes before all but tuned models. */
export function geminiModelName(model: unknown): string {
  if (typeof model !== 'string' || model === '') {
    throw new InvalidArgumentError('model is required and must be a string');
  }
  // It becomes a part of the URL.
  if (/\.\.|[?&#]/.test(model)) {
    throw new InvalidArgumentError(`invalid model parameter: ${JSON.stringify(model)}`);
  }
  return /^(?:models|tunedModels)\//.test(model) ? model : `models/${model}`;
}
