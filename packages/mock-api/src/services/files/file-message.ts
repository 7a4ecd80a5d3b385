import { each, message, type MessageType } from '../../model/families/gemini-api/messages/message-type.ts';
import { normalized } from '../../model/families/gemini-api/messages/normalized.ts';
import type { FileOrder } from '../../model/files/gemini-file.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';

const file = message('File', {
  ...each('string', 'name displayName mimeType'),
  sizeBytes: 'int64',
  // What only the service sets may be sent, and is passed over.
  ...each('json', 'createTime updateTime expirationTime sha256Hash uri downloadUri state source error videoMetadata'),
});

/** The body of an upload's start. */
export const createFileType: MessageType = message('CreateFileRequest', { file });

/** @param body Its keys in camelCase. */
export function readFileOrder(body: JsonObject): FileOrder {
  const { name, displayName, mimeType, sizeBytes } = fieldsOf(normalized(body['file'], file));
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof displayName === 'string' && { displayName }),
    ...(typeof mimeType === 'string' && { mimeType }),
    ...(sizeBytes !== undefined && { sizeBytes: Number(sizeBytes) }),
  };
}

function fieldsOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
