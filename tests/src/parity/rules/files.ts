import { gemini, vertex, type Rule } from './rule.ts';

/** Files of the Gemini Developer API. */
export const fileRules = {
  'file/upload-start': gemini('an upload starts with its size and type, and says how it is named'),
  'file/upload-chunks': gemini('bytes follow in chunks of 8 MiB, the last one finalizes'),
  'file/upload-path': gemini('an upload from a path tells the file’s name'),
  'file/upload-type': gemini('the type is the given one, the blob’s, or that of the file’s ending'),
  'file/upload-name': gemini('a name gets `files/` in front'),
  'file/upload-version': gemini('the version is part of the upload’s path'),
  'file/upload-host': gemini('chunks go to the base URL’s host'),
  'file/upload-options': gemini('`httpOptions` of the call are merged into the start'),
  'file/upload-no-url': gemini('an answer without upload URL is an error'),
  'file/get': gemini('a file is read by id, name or URI, and returned whole'),
  'file/list': gemini('files are listed by pages'),
  'file/delete': gemini('DELETE with `{}`; headers are returned'),
  'file/download': gemini('bytes are asked for with `alt=media` and written to a path'),
  'file/register': gemini('files in Cloud Storage are registered with the given login'),
  'file/not-on-vertex': vertex('every file method is refused on Vertex AI'),
} as const satisfies Record<string, Rule>;
