import type { AuthConfig } from '../../../content/auth-config.ts';
import type { GoogleMaps } from '../../../content/google-maps.ts';
import type { Tool } from '../../../content/tool.ts';
import type { GoogleSearch } from '../../../content/web-search.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { toFunctionDeclaration } from './function-declaration.ts';
import {
  asIs,
  type Convert,
  geminiOnly,
  listOf,
  type Message,
  messageOf,
  requireObject,
  type Target,
  vertexOnly,
  writeMessage,
} from './message.ts';

const AUTH_CONFIG: Message<AuthConfig> = {
  apiKey: asIs,
  apiKeyConfig: vertexOnly,
  authType: vertexOnly,
  googleServiceAccountConfig: vertexOnly,
  httpBasicAuthConfig: vertexOnly,
  oauthConfig: vertexOnly,
  oidcConfig: vertexOnly,
};

const GOOGLE_MAPS: Message<GoogleMaps> = {
  authConfig: messageOf(AUTH_CONFIG),
  enableWidget: asIs,
  groundingTypes: vertexOnly,
};

const GOOGLE_SEARCH: Message<GoogleSearch> = {
  blockingConfidence: vertexOnly,
  excludeDomains: vertexOnly,
  searchTypes: asIs,
  timeRangeFilter: asIs,
};

const TOOL: Message<Tool> = {
  retrieval: vertexOnly,
  googleMaps: messageOf(GOOGLE_MAPS),
  mcpServers: geminiOnly,
  codeExecution: asIs,
  computerUse: asIs,
  enterpriseWebSearch: vertexOnly,
  exaAiSearch: vertexOnly,
  functionDeclarations: asIs,
  googleSearch: messageOf(GOOGLE_SEARCH),
  googleSearchRetrieval: asIs,
  parallelAiSearch: vertexOnly,
  urlContext: asIs,
  fileSearch: geminiOnly,
};

export const toTools: Convert = (tools, place, target) => {
  if (!Array.isArray(tools)) {
    throw new InvalidArgumentError(`tools is required and must be an array of Tools (${place})`);
  }
  return listOf(toTool)(tools, place, target);
};

function toTool(given: unknown, place: string, target: Target): unknown {
  const tool = requireObject(given, place);
  if (typeof tool['callTool'] === 'function') {
    throw new InvalidArgumentError(
      `${place} is called on this machine, which a batch job cannot do. ` +
        'Give its functionDeclarations, and answer the calls in a request of your own.',
    );
  }
  const declarations = tool['functionDeclarations'];
  // Told before what is wrong with the other fields.
  const functions = declarations
    ? listOf(toFunctionDeclaration)(declarations, `${place}.functionDeclarations`, target)
    : undefined;
  const written = writeMessage(TOOL, tool, place, target);
  if (functions !== undefined) written['functionDeclarations'] = functions;
  return written;
}
