import { each, enumOf, listOf, message, type MessageType } from './message-type.ts';
import { schema } from './schema.ts';

const functionDeclaration = message('FunctionDeclaration', {
  ...each('string', 'name description behavior'),
  ...each(schema, 'parameters response'),
  ...each('json', 'parametersJsonSchema responseJsonSchema'),
});

/** @see https://ai.google.dev/api/caching#Tool */
export const tool: MessageType = message('Tool', {
  functionDeclarations: listOf(functionDeclaration),
  ...each('struct', 'googleSearch googleSearchRetrieval codeExecution urlContext googleMaps computerUse fileSearch'),
  mcpServers: 'json',
});

const mode = enumOf('FunctionCallingConfig.Mode', '', 'MODE_UNSPECIFIED AUTO ANY NONE VALIDATED');

export const toolConfig: MessageType = message('ToolConfig', {
  functionCallingConfig: message('FunctionCallingConfig', { mode, allowedFunctionNames: listOf('string') }),
  retrievalConfig: message('RetrievalConfig', {
    latLng: message('LatLng', each('float', 'latitude longitude')),
    languageCode: 'string',
  }),
  includeServerSideToolInvocations: 'bool',
});
