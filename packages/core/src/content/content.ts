import type { CodeExecutionResult, ExecutableCode } from './code-execution.ts';
import type { FunctionCall, FunctionResponse } from './function-call.ts';
import type { Blob, FileData, MediaProcessing, PartMediaResolution, VideoMetadata } from './media.ts';
import type { SpeechMetadata, Transcription } from './speech-part.ts';
import type { ToolCall, ToolResponse } from './tool-call.ts';

/**
 * One turn of a conversation.
 *
 * @see https://ai.google.dev/api/caching#Content
 */
export interface Content {
  parts?: Part[];
  /** `user` or `model`. */
  role?: string;
}

/**
 * A piece of a turn. One of the data fields is set; the others say more about it.
 *
 * @see https://ai.google.dev/api/caching#Part
 */
export interface Part {
  mediaResolution?: PartMediaResolution;
  toolCall?: ToolCall;
  toolResponse?: ToolResponse;
  audioTranscription?: Transcription;
  codeExecutionResult?: CodeExecutionResult;
  executableCode?: ExecutableCode;
  /** Data: a file by its URI. */
  fileData?: FileData;
  functionCall?: FunctionCall;
  functionResponse?: FunctionResponse;
  /** Data: bytes within the request. */
  inlineData?: Blob;
  /** Data: text. */
  text?: string;
  /** Whether the part is a thought of the model. */
  thought?: boolean;
  /** Base64; give it back with the part. */
  thoughtSignature?: string;
  videoMetadata?: VideoMetadata;
  partMetadata?: Record<string, unknown>;
  mediaProcessing?: MediaProcessing;
  speechMetadata?: SpeechMetadata;
}

/** A part, or its text. */
export type PartUnion = Part | string;

/** One turn; parts and text are a turn of the user. */
export type ContentUnion = Content | PartUnion[] | PartUnion;

/** A conversation: turns, or the parts of one turn of the user. Turns and bare parts do not mix. */
export type ContentListUnion = Content | Content[] | PartUnion | PartUnion[];
