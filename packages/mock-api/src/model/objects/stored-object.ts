import type { JsonObject } from '../json.ts';
import type { Content } from './content.ts';

/** What a writer may say of an object, besides its bytes. */
export interface ObjectAttributes {
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  contentDisposition?: string | undefined;
  contentLanguage?: string | undefined;
  cacheControl?: string | undefined;
  storageClass?: string | undefined;
  customTime?: string | undefined;
  /** The user's own names and values. */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** The user's own contexts, kept as they are. */
  contexts?: JsonObject | undefined;
  /** Who may do what with it, kept without an effect. */
  acl?: readonly AccessGrant[] | undefined;
  temporaryHold?: boolean | undefined;
  eventBasedHold?: boolean | undefined;
}

/** One entry of an access control list: `allUsers` may `READER`. */
export interface AccessGrant {
  readonly entity: string;
  readonly role: string;
}

/** One generation of an object. It never changes: a change of its attributes makes a new one with the same content. */
export interface StoredObject extends Readonly<ObjectAttributes> {
  readonly bucket: string;
  readonly name: string;
  /** Grows with every new content, over the whole store. Microseconds, as in the real service. */
  readonly generation: number;
  /** Grows with every change of attributes; 1 for new content. */
  readonly metageneration: number;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** CRC-32C, base64 of four bytes, highest first. */
  readonly crc32c: string;
  /** MD5, base64. Objects composed of others have none. */
  readonly md5Hash: string | undefined;
  /** How many objects it was composed of. */
  readonly componentCount?: number | undefined;
  readonly timeCreated: Date;
  readonly updated: Date;
  /** When it ceased to be the live generation; undefined for the live one. */
  readonly timeDeleted?: Date | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** Changes with the content and with the attributes. */
export function objectETag({ generation, metageneration }: { generation: number; metageneration: number }): string {
  return Buffer.from(`${generation}/${metageneration}`).toString('base64');
}

/** The attributes among the properties of `source`. */
export function pickAttributes(source: ObjectAttributes): ObjectAttributes {
  const { contentType, contentEncoding, contentDisposition, contentLanguage } = source;
  const { cacheControl, storageClass, customTime, metadata, contexts } = source;
  return {
    contentType,
    contentEncoding,
    contentDisposition,
    contentLanguage,
    cacheControl,
    storageClass,
    customTime,
    metadata,
    contexts,
  };
}
