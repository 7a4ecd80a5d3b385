import type { JsonObject } from '../json.ts';
import type { WriteOptions } from './object-writer.ts';

/** What an upload is for, as plain data: by it, another process can go on with the upload. */
export type UploadOrder =
  | { readonly kind: 'object'; readonly bucket: string; readonly name: string; readonly options: WriteOptions }
  /** Bytes for a service that does something else with them; `purpose` is its own. */
  | { readonly kind: 'bytes'; readonly purpose: JsonObject };
