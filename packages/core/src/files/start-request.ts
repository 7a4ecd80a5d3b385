import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { ApiRequest } from '../http/api-request.ts';
import type { UploadFileConfig } from './upload-parameters.ts';
import type { UploadSource } from './upload-source.ts';

/** The request that starts an upload, its body's keys in the official SDK's order. */
export function startRequest(source: UploadSource, config: UploadFileConfig | undefined): ApiRequest {
  const mimeType = config?.mimeType ?? source.mimeType;
  if (!mimeType) {
    throw new InvalidArgumentError('Can not determine mimeType. Please provide mimeType in the config.');
  }
  const sizeBytes = source.sizeBytes === undefined ? undefined : String(source.sizeBytes);
  const name = config?.name && (config.name.startsWith('files/') ? config.name : `files/${config.name}`);
  const file = config
    ? { mimeType, name: name ?? undefined, displayName: config.displayName ?? undefined, sizeBytes }
    : { sizeBytes, mimeType };
  return {
    method: 'POST',
    path: 'files',
    upload: 'start',
    body: { file },
    headers: {
      'content-type': 'application/json',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      ...(sizeBytes !== undefined && { 'x-goog-upload-header-content-length': sizeBytes }),
      'x-goog-upload-header-content-type': requireHeader('mimeType', mimeType),
      ...fileNameHeader(source),
    },
    answer: 'ignored',
    // An upload that is started and not gone on with leaves nothing.
    repeat: 'always',
  };
}

/** Names that no header can hold are escaped; they are for the service's information alone. */
export function fileNameHeader({ fileName }: UploadSource): Record<string, string> {
  if (!fileName) return {};
  return { 'x-goog-upload-file-name': /^[\x20-\x7e]+$/.test(fileName) ? fileName : encodeURIComponent(fileName) };
}

function requireHeader(name: string, value: string): string {
  if (/^[\x20-\x7e]+$/.test(value)) return value;
  throw new InvalidArgumentError(`${JSON.stringify(value)} is no MIME type (config.${name}).`);
}
