import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** A model's resource name: `gemini-2.5-flash` is Google's, `anthropic/claude-x` a partner's, the rest stays. */
export function vertexModelName(model: unknown): string {
  if (typeof model !== 'string' || model === '') {
    throw new InvalidArgumentError('model is required and must be a string');
  }
  if (/\.\.|[?&]/.test(model)) {
    throw new InvalidArgumentError(`invalid model parameter: ${JSON.stringify(model)}`);
  }
  if (/^(?:publishers|projects|models)\//.test(model)) return model;
  const slash = model.indexOf('/');
  if (slash < 0) return `publishers/google/models/${model}`;
  return `publishers/${model.slice(0, slash)}/models/${model.slice(slash + 1)}`;
}
