import type { GeminiFile } from '../../model/files/gemini-file.ts';
import type { JsonObject } from '../../model/json.ts';

/** A file as the Gemini API shows it. @see https://ai.google.dev/api/files#File */
export function fileResource(file: GeminiFile, version: string): JsonObject {
  const { name, displayName, mimeType, content, source } = file;
  return {
    name,
    ...(displayName !== undefined && { displayName }),
    mimeType,
    sizeBytes: String(content.size),
    createTime: file.createTime,
    updateTime: file.updateTime,
    expirationTime: file.expirationTime,
    // Base64 of the digest in hex, where one would expect that of the digest itself: so does the real service.
    sha256Hash: Buffer.from(file.sha256).toString('base64'),
    uri: `https://generativelanguage.googleapis.com/${version}/${name}`,
    state: 'ACTIVE',
    source,
  };
}
