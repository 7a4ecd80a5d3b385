import { isJsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';

/**
 * What a `Content` says, in words; files stand in brackets, by name and type.
 *
 * @throws RowFailure for a content without parts, or with one that is no text where only text is embedded
 */
export function readContentText(content: unknown, isMultimodal: boolean): string {
  const parts = isJsonObject(content) ? content['parts'] : undefined;
  const list: unknown[] = Array.isArray(parts) ? parts : isJsonObject(parts) ? [parts] : [];
  if (list.length === 0) throw badRow('Unable to submit request because it must include at least one parts field.');
  const text = list.map((part) => readPart(part, isMultimodal)).join(' ');
  if (text.trim() === '') throw badRow('Unable to submit request because its content is empty.');
  return text;
}

function readPart(part: unknown, isMultimodal: boolean): string {
  if (isJsonObject(part)) {
    if (typeof part['text'] === 'string') return part['text'];
    const file = part['fileData'] ?? part['file_data'] ?? part['inlineData'] ?? part['inline_data'];
    if (isMultimodal && isJsonObject(file)) {
      const facts = [file['mimeType'], file['mime_type'], file['fileUri'], file['file_uri'], file['data']];
      return `[${facts.filter((fact) => typeof fact === 'string').join(' ')}]`;
    }
  }
  throw badRow(
    `Unable to submit request because ${isMultimodal ? 'a part has no data' : 'only text can be embedded'}.`,
  );
}
