import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { CONFIG } from './messages/config.ts';
import { toContents } from './messages/contents.ts';
import { GEMINI, requireObject, type Target, writeMessage } from './messages/message.ts';
import { CONTENT } from './messages/part.ts';
import { geminiModelName } from './model-name.ts';

/** A row as it is sent: `{ request, metadata }`. @param place Where the caller put it, e.g. `src[3]`. */
export function toInlinedRequest(given: unknown, place: string): Record<string, unknown> {
  const { metadata, ...row } = requireObject(given, place);
  const request = toGenerateContentRequest(row, place, GEMINI);
  return { request, ...(metadata !== undefined && metadata !== null && { metadata }) };
}

/** The model's request, from the official SDK's `model`, `contents` and `config`. */
export function toGenerateContentRequest(
  { model, contents, config, ...others }: Readonly<Record<string, unknown>>,
  place: string,
  target: Target,
): Record<string, unknown> {
  if (contents === undefined || contents === null) {
    const names = Object.keys(others);
    const hint = names.length > 0 ? ` It has ${names.join(', ')}: give model, contents, config and metadata.` : '';
    throw new InvalidArgumentError(`contents are required (${place}).${hint}`);
  }
  const request: Record<string, unknown> = {};
  if (model !== undefined && model !== null) request['model'] = geminiModelName(model);
  request['contents'] = toContents(contents, `${place}.contents`).map((content, index) =>
    writeMessage(CONTENT, content, `${place}.contents[${index}]`, target),
  );
  if (config !== undefined && config !== null) {
    // First what goes beside it, then generationConfig itself, even when it is empty.
    const generationConfig = writeMessage(CONFIG, config, `${place}.config`, target, request);
    request['generationConfig'] = generationConfig;
  }
  return request;
}
