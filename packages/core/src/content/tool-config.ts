/** How tools are used. */
export interface ToolConfig {
  functionCallingConfig?: FunctionCallingConfig;
  retrievalConfig?: RetrievalConfig;
  includeServerSideToolInvocations?: boolean;
}

/** Whether and which functions the model asks for. */
export interface FunctionCallingConfig {
  allowedFunctionNames?: string[];
  mode?: FunctionCallingConfigMode;
  /** Vertex AI only. */
  streamFunctionCallArguments?: boolean;
}

/** See {@link FunctionCallingConfig}. */
export type FunctionCallingConfigMode =
  | (typeof FunctionCallingConfigMode)[keyof typeof FunctionCallingConfigMode]
  | (string & {});
export const FunctionCallingConfigMode = {
  MODE_UNSPECIFIED: 'MODE_UNSPECIFIED',
  AUTO: 'AUTO',
  ANY: 'ANY',
  NONE: 'NONE',
  VALIDATED: 'VALIDATED',
} as const;

/** Where the user is, and the language of the user. */
export interface RetrievalConfig {
  /** BCP 47, e.g. `en-US`. */
  languageCode?: string;
  latLng?: LatLng;
}

/** A place, in degrees. */
export interface LatLng {
  latitude?: number;
  longitude?: number;
}
