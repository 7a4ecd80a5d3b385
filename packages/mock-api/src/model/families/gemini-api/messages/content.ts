import { each, enumOf, listOf, message, type MessageType } from './message-type.ts';

const mediaResolution = enumOf('MediaResolution', 'MEDIA_RESOLUTION_', 'UNSPECIFIED LOW MEDIUM HIGH ULTRA_HIGH');

const blob = message('Blob', { mimeType: 'string', data: 'bytes', displayName: 'string' });
const fileData = message('FileData', { mimeType: 'string', fileUri: 'string', displayName: 'string' });

const functionResponse = message('FunctionResponse', {
  ...each('string', 'id name scheduling'),
  response: 'struct',
  parts: 'json',
  willContinue: 'bool',
});

/** Of these, a part has one. */
const data = {
  text: 'string',
  inlineData: blob,
  fileData,
  functionCall: message('FunctionCall', { ...each('string', 'id name'), args: 'struct' }),
  functionResponse,
  executableCode: message('ExecutableCode', { ...each('string', 'id code language') }),
  codeExecutionResult: message('CodeExecutionResult', { ...each('string', 'id outcome output') }),
  toolCall: 'json',
  toolResponse: 'json',
  audioTranscription: 'json',
} as const;

const part = message(
  'Part',
  {
    ...data,
    thought: 'bool',
    thoughtSignature: 'bytes',
    videoMetadata: message('VideoMetadata', { ...each('string', 'startOffset endOffset'), fps: 'float' }),
    mediaResolution: message('MediaResolution', { level: mediaResolution, numTokens: 'int32' }),
    ...each('json', 'partMetadata mediaProcessing speechMetadata'),
  },
  { name: 'data', members: new Set(Object.keys(data)) },
);

/** @see https://ai.google.dev/api/caching#Content */
export const content: MessageType = message('Content', { parts: listOf(part), role: 'string' });
