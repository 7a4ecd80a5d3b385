import { refuseOtherModel } from '../../encode/body-model.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { oneTextOf } from '../../encode/one-text.ts';
import { readPlainPrompt } from '../../encode/plain-prompt.ts';
import type { JsonObject } from '../../json-object.ts';
import { renameFields } from '../../messages/rename-fields.ts';
import { GENAI_BATCH_KEY } from '../../row-key.ts';
import { TEXT_INSTANCE } from './instance.ts';

/** Settings of the official SDK, by the names that an instance has for them. */
const SETTING_NAMES = {
  taskType: 'task_type',
  title: 'title',
  outputDimensionality: 'outputDimensionality',
} as const;

/** A row for a text embedding model: `{ content, task_type, title, outputDimensionality, genai_batch_key }`. */
export const encodeTextEmbedding: EncodeFamily = (row, route, position) => {
  const { key, fields } = takeKey(row, position);
  const instance = 'contents' in fields ? fromLive(fields) : renameFields(TEXT_INSTANCE, fields, []);
  const { content, task_type, title, outputDimensionality, model, ...others } = instance;
  refuseOtherModel(model, ['model'], route);
  refuseOthers(others, route.title, 'content, task_type, title and outputDimensionality');
  const settings = { task_type, title, outputDimensionality };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined && value !== null);
  return { key, value: { content, ...Object.fromEntries(given), [GENAI_BATCH_KEY]: key } };
};

function fromLive(fields: JsonObject): JsonObject {
  const prompt = readPlainPrompt(fields, SETTING_NAMES, []);
  const model = (prompt.model ?? null) === null ? {} : { model: prompt.model };
  return { content: oneTextOf(prompt, []), ...prompt.settings, ...model };
}
