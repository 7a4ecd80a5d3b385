import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseOtherModel } from '../../encode/body-model.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { oneTextOf } from '../../encode/one-text.ts';
import { type PlainPrompt, readPlainPrompt } from '../../encode/plain-prompt.ts';
import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { formatPath, type JsonPath } from '../../json-path.ts';
import { renameFields } from '../../messages/rename-fields.ts';
import type { RowRoute } from '../../row-route.ts';
import { kindOfBody, kindOfModel } from './kind.ts';

/** Settings of the official SDK that mean the same to an API like OpenAI's. */
const SETTING_NAMES = {
  maxOutputTokens: 'max_tokens',
  temperature: 'temperature',
  topP: 'top_p',
  stopSequences: 'stop',
  candidateCount: 'n',
  seed: 'seed',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
} as const;

/**
 * A row for an open model: `{ custom_id, method, url, body }`, from a line of that form, a bare body, or the official
 * SDK's `contents` and `config`.
 */
export const encodeOpenModel: EncodeFamily = (row, route, position) => {
  const { key, fields } = takeKey(row, position);
  const { body: wrapped, method, url, ...bare } = fields;
  const path = wrapped === undefined ? [] : ['body'];
  if (wrapped !== undefined) {
    refuseOthers(bare, route.title, 'custom_id, method, url and body');
    if (!isJsonObject(wrapped)) throw new InvalidArgumentError(`${formatPath(path)}: must be an object.`);
  }
  const given = isJsonObject(wrapped) ? wrapped : bare;
  const kind = kindOfBody(given, route.model);
  const body = 'contents' in given ? fromLive(given, path, route) : renameFields(kind.type, given, path);
  refuseOtherModel(body['model'], [...path, 'model'], route);
  const value = { custom_id: key, method: method ?? 'POST', url: url ?? kind.url, body };
  return { key, value };
};

function fromLive(given: JsonObject, path: JsonPath, route: RowRoute): JsonObject {
  const isChat = kindOfModel(route.model) === kindOfBody({ messages: [] }, undefined);
  const prompt = readPlainPrompt(given, isChat ? SETTING_NAMES : { outputDimensionality: 'dimensions' }, path);
  const model = (prompt.model ?? null) === null ? {} : { model: prompt.model };
  return { ...model, ...(isChat ? chatOf(prompt) : { input: oneTextOf(prompt, path) }), ...prompt.settings };
}

function chatOf({ system, turns }: PlainPrompt): JsonObject {
  const messages = turns.map(({ role, texts }) => ({ role, content: contentOf(texts) }));
  return { messages: system.length > 0 ? [{ role: 'system', content: contentOf(system) }, ...messages] : messages };
}

function contentOf(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts.map((text) => ({ type: 'text', text }));
}
