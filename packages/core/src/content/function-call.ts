import type { MediaProcessing } from './media.ts';

/** The model asks for a function to be called. */
export interface FunctionCall {
  args?: Record<string, unknown>;
  id?: string;
  name?: string;
  /** Vertex AI only. */
  partialArgs?: PartialArg[];
  /** Vertex AI only. */
  willContinue?: boolean;
}

/** An argument of a call that is still being written. */
export interface PartialArg {
  boolValue?: boolean;
  jsonPath?: string;
  nullValue?: 'NULL_VALUE';
  numberValue?: number;
  stringValue?: string;
  willContinue?: boolean;
}

/** What a function returned. */
export interface FunctionResponse {
  id?: string;
  name?: string;
  parts?: FunctionResponsePart[];
  response?: Record<string, unknown>;
  scheduling?: FunctionResponseScheduling;
  willContinue?: boolean;
}

/** Media that a function returned. */
export interface FunctionResponsePart {
  fileData?: FunctionResponseFileData;
  inlineData?: FunctionResponseBlob;
  mediaProcessing?: MediaProcessing;
}

/** See {@link FunctionResponsePart}. */
export interface FunctionResponseFileData {
  displayName?: string;
  fileUri?: string;
  mimeType?: string;
}

/** See {@link FunctionResponsePart}. */
export interface FunctionResponseBlob {
  data?: string;
  displayName?: string;
  mimeType?: string;
}

/** When the model takes up a response that comes later. */
export type FunctionResponseScheduling =
  | (typeof FunctionResponseScheduling)[keyof typeof FunctionResponseScheduling]
  | (string & {});
export const FunctionResponseScheduling = {
  SCHEDULING_UNSPECIFIED: 'SCHEDULING_UNSPECIFIED',
  SILENT: 'SILENT',
  WHEN_IDLE: 'WHEN_IDLE',
  INTERRUPT: 'INTERRUPT',
} as const;
