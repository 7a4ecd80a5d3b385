import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseOtherModel } from '../../encode/body-model.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { readPlainPrompt } from '../../encode/plain-prompt.ts';
import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { formatPath, type JsonPath } from '../../json-path.ts';
import { renameFields } from '../../messages/rename-fields.ts';
import { CLAUDE_BODY } from './body.ts';

/** https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude-batch */
export const ANTHROPIC_VERSION = 'vertex-2023-10-16';

/** Settings of the official SDK that mean the same to Claude. */
const SETTING_NAMES = {
  maxOutputTokens: 'max_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  topK: 'top_k',
  stopSequences: 'stop_sequences',
} as const;

/**
 * A row for Claude: `{ custom_id, request }`, from a line of that form, from one of Anthropic's own batches
 * (`params`), from a bare body, or from the official SDK's `contents` and `config`.
 *
 * `max_tokens` (`maxOutputTokens`) is asked for, since Claude has no default, and any of ours would cut answers off.
 */
export const encodeClaude: EncodeFamily = (row, route, position) => {
  const { key, fields } = takeKey(row, position);
  const { request, params, ...bare } = fields;
  const wrapped = request ?? params;
  const path = request !== undefined ? ['request'] : params !== undefined ? ['params'] : [];
  if (wrapped !== undefined && wrapped !== null) {
    refuseOthers(bare, route.title, 'custom_id and request');
    if (!isJsonObject(wrapped)) throw new InvalidArgumentError(`${formatPath(path)}: must be an object.`);
  }
  const given = isJsonObject(wrapped) ? wrapped : bare;
  const { model, stream, ...body } =
    'contents' in given ? fromLive(given, path) : renameFields(CLAUDE_BODY, given, path);
  refuseOtherModel(model, [...path, 'model'], route);
  if (stream === true) {
    throw new InvalidArgumentError(`${formatPath([...path, 'stream'])}: a batch job does not stream. Leave it out.`);
  }
  if ((body['max_tokens'] ?? null) === null) {
    const name = 'contents' in given ? 'config.maxOutputTokens' : 'max_tokens';
    throw new InvalidArgumentError(
      `${formatPath(path)}.${name}: Claude asks for it. Say how long an answer may be, e.g. 1024.`,
    );
  }
  return {
    key,
    value: { custom_id: key, request: { ...body, anthropic_version: body['anthropic_version'] ?? ANTHROPIC_VERSION } },
  };
};

function fromLive(given: JsonObject, path: JsonPath): Record<string, unknown> {
  const { model, system, turns, settings } = readPlainPrompt(given, SETTING_NAMES, path);
  return {
    model,
    messages: turns.map(({ role, texts }) => ({ role, content: contentOf(texts) })),
    ...(system.length > 0 && { system: contentOf(system) }),
    ...settings,
  };
}

function contentOf(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts.map((text) => ({ type: 'text', text }));
}
