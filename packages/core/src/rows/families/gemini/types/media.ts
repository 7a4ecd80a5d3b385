import { MediaProcessing, PartMediaResolutionLevel } from '../../../../content/media.ts';
import {
  bytes,
  enumOf,
  type FieldType,
  integer,
  type MessageType,
  messageType,
  number,
  text,
} from '../../../messages/message-type.ts';

export const BLOB: MessageType = messageType('Blob', { data: bytes, displayName: text, mimeType: text });

export const FILE_DATA: MessageType = messageType('FileData', {
  displayName: text,
  fileUri: text,
  mimeType: text,
});

export const VIDEO_METADATA: MessageType = messageType('VideoMetadata', {
  endOffset: text,
  fps: number,
  startOffset: text,
});

export const PART_MEDIA_RESOLUTION: MessageType = messageType('PartMediaResolution', {
  level: enumOf(Object.values(PartMediaResolutionLevel)),
  numTokens: integer,
});

export const mediaProcessing: FieldType = enumOf(Object.values(MediaProcessing));
