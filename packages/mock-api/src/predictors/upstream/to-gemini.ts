import type { JsonObject } from '../../model/json.ts';
import type { Conversation, TurnPart } from './conversation.ts';
import { jsonSchema } from './json-schema.ts';

/** A `GenerateContentRequest`. @see https://ai.google.dev/api/generate-content */
export function toGemini(conversation: Conversation): JsonObject {
  const { system, turns, tools, schema, maxTokens, temperature, topP, topK, seed, stop } = conversation;
  const hasSchema = schema && Object.keys(schema).length > 0;
  const config = {
    ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(topK !== undefined && { topK }),
    ...(seed !== undefined && { seed }),
    ...(stop.length > 0 && { stopSequences: stop }),
    ...(schema && { responseMimeType: 'application/json' }),
    ...(hasSchema && { responseJsonSchema: jsonSchema(schema) }),
  };
  return {
    contents: turns.map(({ role, parts }) => ({ role: role === 'user' ? 'user' : 'model', parts: parts.map(partOf) })),
    ...(system !== '' && { systemInstruction: { parts: [{ text: system }] } }),
    ...(tools.tools.length > 0 && {
      tools: [
        {
          functionDeclarations: tools.tools.map(({ name, description, schema: parameters }) => ({
            name,
            ...(description !== undefined && { description }),
            parametersJsonSchema: jsonSchema(parameters),
          })),
        },
      ],
      toolConfig: { functionCallingConfig: { mode: tools.isForced ? 'ANY' : 'AUTO' } },
    }),
    ...(Object.keys(config).length > 0 && { generationConfig: config }),
  };
}

/** A Gemini row for a Gemini model: as it is, but for what belongs to batches, or to Vertex AI alone. */
export function fromRow(request: JsonObject): JsonObject {
  const { model: _, labels: _labels, ...rest } = request;
  const name = 'generationConfig' in rest ? 'generationConfig' : 'generation_config';
  const config = rest[name];
  if (typeof config !== 'object' || config === null) return rest;
  // Several answers are asked for one by one.
  const { candidateCount: _count, candidate_count: _snake, ...others } = config as JsonObject;
  return { ...rest, [name]: others };
}

function partOf(part: TurnPart): JsonObject {
  switch (part.kind) {
    case 'text':
      return { text: part.text };
    case 'image':
      return { inlineData: { mimeType: part.mimeType, data: part.base64 } };
    case 'image-url':
      return { fileData: { fileUri: part.url } };
    case 'call':
      return { functionCall: { name: part.name, args: part.input } };
    case 'result':
      return { functionResponse: { name: part.name, response: { output: part.output } } };
    default:
      return part satisfies never;
  }
}
