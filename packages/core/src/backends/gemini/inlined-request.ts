import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { CONFIG } from './messages/config.ts';
import { toContents } from './messages/contents.ts';
import { requireObject, writeMessage } from './messages/message.ts';
import { CONTENT } from './messages/part.ts';
import { geminiModelName } from './model-name.ts';

/** A row as it is sent: `{ request, metadata }`. @param place Where the caller put it, e.g. `src[3]`. */
export function toInlinedRequest(given: unknown, place: string): Record<string, unknown> {
  const { model, contents, metadata, config, ...others } = requireObject(given, place);
  if (contents === undefined || contents === null) {
    const names = Object.keys(others);
    const hint = names.length > 0 ? ` It has ${names.join(', ')}: give model, contents, config and metadata.` : '';
    throw new InvalidArgumentError(`contents are required (${place}).${hint}`);
  }
  const request: Record<string, unknown> = {};
  if (model !== undefined && model !== null) request['model'] = geminiModelName(model);
  request['contents'] = toContents(contents, `${place}.contents`).map((content, index) =>
    writeMessage(CONTENT, content, `${place}.contents[${index}]`),
  );
  if (config !== undefined && config !== null) {
    // First what goes beside it, then generationConfig itself, even when it is empty.
    const generationConfig = writeMessage(CONFIG, config, `${place}.config`, request);
    request['generationConfig'] = generationConfig;
  }
  return { request, ...(metadata !== undefined && metadata !== null && { metadata }) };
}
