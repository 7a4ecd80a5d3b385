import type { JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import type { Say } from '../../line-rules.ts';
import type { Backend } from '../../messages/message-type.ts';
import { snakeCase } from '../../spelling.ts';

const MIME_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]*(\s*;.*)?$/i;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** A file by its URI, or bytes within the line. */
export function checkMedia(
  name: 'fileData' | 'inlineData',
  media: JsonObject,
  backend: Backend,
  say: Say,
  pathOf: () => JsonPath,
): void {
  const at = (field: string): JsonPath => [...pathOf(), name, field];
  const field = (of: string): unknown => media[of] ?? media[snakeCase(of)];
  const mimeType = field('mimeType');
  if (mimeType === undefined || mimeType === null || mimeType === '') {
    // The Gemini API knows the type of files that were uploaded to it.
    const severity = name === 'fileData' && backend === 'gemini' ? 'warning' : 'error';
    say('media', at('mimeType'), 'media need a MIME type', "Give mimeType, e.g. 'image/png'.", { severity });
  } else if (typeof mimeType === 'string' && !MIME_TYPE.test(mimeType)) {
    const problem = `${JSON.stringify(mimeType.slice(0, 80))} is no MIME type`;
    say('media', at('mimeType'), problem, "Write type/subtype, e.g. 'image/png'.");
  }
  if (name === 'fileData') checkUri(field('fileUri'), backend, say, at('fileUri'));
  else checkData(field('data'), say, at('data'));
}

function checkUri(uri: unknown, backend: Backend, say: Say, path: JsonPath): void {
  if (uri === undefined || uri === null || uri === '') {
    say(
      'media',
      path,
      'a file needs its URI',
      backend === 'vertex' ? 'Give gs://bucket/name.' : 'Give the uri of files.upload.',
    );
    return;
  }
  if (typeof uri !== 'string') return;
  const shown = JSON.stringify(uri.slice(0, 120));
  const isUploaded = uri.startsWith('https://generativelanguage.googleapis.com/') || uri.startsWith('files/');
  if (backend === 'vertex') {
    if (/^gs:\/\/[^/]+\/./.test(uri)) return;
    if (isUploaded) {
      say(
        'media',
        path,
        `${shown} is a file of the Gemini API, which Vertex AI cannot read`,
        'Put it into a bucket: gs://bucket/name.',
      );
    } else if (!isYouTube(uri)) {
      const severity = /^https?:\/\//.test(uri) ? 'warning' : 'error';
      say(
        'media',
        path,
        `${shown} is neither gs://bucket/name nor a video on YouTube`,
        'Put it into a bucket: gs://bucket/name.',
        { severity },
      );
    }
    return;
  }
  if (uri.startsWith('gs://')) {
    say(
      'media',
      path,
      `${shown} is in Cloud Storage, which the Gemini API does not read by such an address`,
      'Upload it with files.upload, or register it with files.registerFiles.',
    );
  } else if (uri.startsWith('files/')) {
    say(
      'media',
      path,
      `${shown} is the name of a file, where its URI is expected`,
      'Give the uri of the file, https://generativelanguage.googleapis.com/….',
    );
  } else if (!isUploaded && !isYouTube(uri)) {
    const severity = /^https?:\/\//.test(uri) ? 'warning' : 'error';
    say(
      'media',
      path,
      `${shown} is neither a file of the Gemini API nor a video on YouTube`,
      'Upload it with files.upload.',
      { severity },
    );
  }
}

function isYouTube(uri: string): boolean {
  return /^https:\/\/((www\.|m\.)?youtube\.com|youtu\.be)\//.test(uri);
}

function checkData(data: unknown, say: Say, path: JsonPath): void {
  if (typeof data !== 'string' || data === '') {
    if (data === undefined || data === null || data === '')
      say('media', path, 'there are no bytes', 'Give data in base64.');
    return;
  }
  if (data.startsWith('data:')) {
    say('media', path, 'is a data: URL', 'Give what comes after its comma, and the type in mimeType.');
  } else if (!BASE64.test(data)) {
    say('media', path, 'is not base64', "Write it with Buffer.from(bytes).toString('base64').");
  }
}
