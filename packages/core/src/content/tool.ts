import type { ComputerUse } from './computer-use.ts';
import type { Part } from './content.ts';
import type { FunctionCall } from './function-call.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import type { GoogleMaps } from './google-maps.ts';
import type { Retrieval } from './retrieval.ts';
import type {
  EnterpriseWebSearch,
  GoogleSearch,
  GoogleSearchRetrieval,
  ToolExaAiSearch,
  ToolParallelAiSearch,
} from './web-search.ts';

/**
 * What the model may use while it answers.
 *
 * @see https://ai.google.dev/api/caching#Tool
 */
export interface Tool {
  /** Vertex AI only. */
  retrieval?: Retrieval;
  googleMaps?: GoogleMaps;
  mcpServers?: McpServer[];
  codeExecution?: ToolCodeExecution;
  computerUse?: ComputerUse;
  /** Vertex AI only. */
  enterpriseWebSearch?: EnterpriseWebSearch;
  /** Vertex AI only. */
  exaAiSearch?: ToolExaAiSearch;
  functionDeclarations?: FunctionDeclaration[];
  googleSearch?: GoogleSearch;
  googleSearchRetrieval?: GoogleSearchRetrieval;
  /** Vertex AI only. */
  parallelAiSearch?: ToolParallelAiSearch;
  urlContext?: UrlContext;
  fileSearch?: FileSearch;
}

/** A tool that the official SDK calls on this machine. A batch job cannot: it is refused, not dropped. */
export interface CallableTool {
  /** The declaration that the model sees. */
  tool(): Promise<Tool>;
  /** Calls functions, and resolves with what they gave. */
  callTool(functionCalls: FunctionCall[]): Promise<Part[]>;
}

/** A tool as `config.tools` accepts it. */
export type ToolUnion = Tool | CallableTool;

/** Tools as `config.tools` accepts them. */
export type ToolListUnion = ToolUnion[];

/** The model may run code that it wrote. */
export interface ToolCodeExecution {}

/** The model may read addresses in the prompt. */
export interface UrlContext {}

/** The model may search in stores of files. */
export interface FileSearch {
  fileSearchStoreNames?: string[];
  metadataFilter?: string;
  topK?: number;
}

/** A server of the Model Context Protocol that the service calls. */
export interface McpServer {
  name?: string;
  streamableHttpTransport?: StreamableHttpTransport;
}

/** Where an {@link McpServer} is. Times are durations such as `30s`. */
export interface StreamableHttpTransport {
  headers?: Record<string, string>;
  sseReadTimeout?: string;
  terminateOnClose?: boolean;
  timeout?: string;
  url?: string;
}
