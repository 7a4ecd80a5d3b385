/** The model called a tool of the service. */
export interface ToolCall {
  id?: string;
  toolType?: ToolType;
  args?: Record<string, unknown>;
}

/** What a tool of the service returned. */
export interface ToolResponse {
  id?: string;
  toolType?: ToolType;
  response?: Record<string, unknown>;
}

/** A tool of the service. */
export type ToolType = (typeof ToolType)[keyof typeof ToolType] | (string & {});
export const ToolType = {
  TOOL_TYPE_UNSPECIFIED: 'TOOL_TYPE_UNSPECIFIED',
  GOOGLE_SEARCH_WEB: 'GOOGLE_SEARCH_WEB',
  GOOGLE_SEARCH_IMAGE: 'GOOGLE_SEARCH_IMAGE',
  URL_CONTEXT: 'URL_CONTEXT',
  GOOGLE_MAPS: 'GOOGLE_MAPS',
  FILE_SEARCH: 'FILE_SEARCH',
  MEDIA_PROCESSING: 'MEDIA_PROCESSING',
} as const;
