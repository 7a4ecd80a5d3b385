import { Behavior } from '../../../../content/function-declaration.ts';
import { Environment, SafetyPolicy } from '../../../../content/computer-use.ts';
import { FunctionCallingConfigMode } from '../../../../content/tool-config.ts';
import { DynamicRetrievalConfigMode, PhishBlockThreshold } from '../../../../content/web-search.ts';
import {
  any,
  enumOf,
  flag,
  geminiOnly,
  integer,
  listOf,
  messageOf,
  type MessageType,
  messageType,
  number,
  object,
  text,
  vertexOnly,
} from '../../../messages/message-type.ts';
import { SCHEMA } from './schema.ts';

const FUNCTION_DECLARATION: MessageType = messageType('FunctionDeclaration', {
  behavior: enumOf(Object.values(Behavior)),
  description: text,
  name: text,
  parameters: messageOf(() => SCHEMA),
  parametersJsonSchema: any,
  response: messageOf(() => SCHEMA),
  responseJsonSchema: any,
});

const blockingConfidence = enumOf(Object.values(PhishBlockThreshold));

const SEARCH_TYPES: MessageType = messageType('SearchTypes', { imageSearch: object, webSearch: object });
const INTERVAL: MessageType = messageType('Interval', { endTime: text, startTime: text });

const GOOGLE_SEARCH: MessageType = messageType('GoogleSearch', {
  blockingConfidence: vertexOnly(blockingConfidence),
  excludeDomains: vertexOnly(listOf(text)),
  searchTypes: messageOf(() => SEARCH_TYPES),
  timeRangeFilter: messageOf(() => INTERVAL),
});

const DYNAMIC_RETRIEVAL_CONFIG: MessageType = messageType('DynamicRetrievalConfig', {
  dynamicThreshold: number,
  mode: enumOf(Object.values(DynamicRetrievalConfigMode)),
});

const GOOGLE_SEARCH_RETRIEVAL: MessageType = messageType('GoogleSearchRetrieval', {
  dynamicRetrievalConfig: messageOf(() => DYNAMIC_RETRIEVAL_CONFIG),
});

const ENTERPRISE_WEB_SEARCH: MessageType = messageType('EnterpriseWebSearch', {
  blockingConfidence,
  excludeDomains: listOf(text),
});

const GOOGLE_MAPS: MessageType = messageType('GoogleMaps', {
  authConfig: object,
  enableWidget: flag,
  groundingTypes: vertexOnly(object),
});

const COMPUTER_USE: MessageType = messageType('ComputerUse', {
  enablePromptInjectionDetection: flag,
  environment: enumOf(Object.values(Environment)),
  excludedPredefinedFunctions: listOf(text),
  disabledSafetyPolicies: listOf(enumOf(Object.values(SafetyPolicy))),
});

const FILE_SEARCH: MessageType = messageType('FileSearch', {
  fileSearchStoreNames: listOf(text),
  metadataFilter: text,
  topK: integer,
});

/** @see https://ai.google.dev/api/caching#Tool */
export const TOOL: MessageType = messageType('Tool', {
  retrieval: vertexOnly(object),
  googleMaps: messageOf(() => GOOGLE_MAPS),
  mcpServers: geminiOnly(listOf(object)),
  codeExecution: object,
  computerUse: messageOf(() => COMPUTER_USE),
  enterpriseWebSearch: vertexOnly(messageOf(() => ENTERPRISE_WEB_SEARCH)),
  exaAiSearch: vertexOnly(object),
  functionDeclarations: listOf(messageOf(() => FUNCTION_DECLARATION)),
  googleSearch: messageOf(() => GOOGLE_SEARCH),
  googleSearchRetrieval: messageOf(() => GOOGLE_SEARCH_RETRIEVAL),
  parallelAiSearch: vertexOnly(object),
  urlContext: object,
  fileSearch: geminiOnly(messageOf(() => FILE_SEARCH)),
});

const FUNCTION_CALLING_CONFIG: MessageType = messageType('FunctionCallingConfig', {
  allowedFunctionNames: listOf(text),
  mode: enumOf(Object.values(FunctionCallingConfigMode), { anyCase: true }),
  streamFunctionCallArguments: vertexOnly(flag),
});

export const TOOL_CONFIG: MessageType = messageType('ToolConfig', {
  functionCallingConfig: messageOf(() => FUNCTION_CALLING_CONFIG),
  retrievalConfig: object,
  includeServerSideToolInvocations: geminiOnly(flag),
});
