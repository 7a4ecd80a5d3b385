import { badRow } from '../../model/families/row-failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { askedSchema } from '../asked-schema.ts';
import { askedTools } from '../asked-tools.ts';
import type { Conversation, Turn, TurnPart } from './conversation.ts';
import { numberField, objectField, objectsIn, textField, textsIn } from './read-fields.ts';

/** Reads the body of an Anthropic Messages call. @throws RowFailure for what no other API takes */
export function fromMessages(request: JsonObject): Conversation {
  const names = new Map<string, string>();
  return {
    system: wordsOf(request['system']),
    turns: objectsIn(request['messages']).map(({ role, content }): Turn => ({
      role: role === 'assistant' ? 'assistant' : 'user',
      parts: blocksOf(content).flatMap((block) => partOf(block, names)),
    })),
    tools: askedTools(request),
    schema: askedSchema(request),
    maxTokens: numberField(request, 'max_tokens'),
    temperature: numberField(request, 'temperature'),
    topP: numberField(request, 'top_p'),
    topK: numberField(request, 'top_k'),
    seed: undefined,
    stop: textsIn(request['stop_sequences']),
  };
}

function blocksOf(content: unknown): JsonObject[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : objectsIn(content);
}

function wordsOf(content: unknown): string {
  return blocksOf(content)
    .map((block) => textField(block, 'text'))
    .join('\n');
}

function partOf(block: JsonObject, names: Map<string, string>): TurnPart[] {
  const { type } = block;
  switch (type) {
    case 'text':
      return [{ kind: 'text', text: textField(block, 'text') }];
    case 'thinking':
    case 'redacted_thinking':
      return [];
    case 'tool_use': {
      const [id, name] = [textField(block, 'id'), textField(block, 'name')];
      names.set(id, name);
      return [{ kind: 'call', id, name, input: objectField(block, 'input') }];
    }
    case 'tool_result': {
      const id = textField(block, 'tool_use_id');
      return [{ kind: 'result', id, name: names.get(id) ?? '', output: wordsOf(block['content']) }];
    }
    case 'image': {
      const source = objectField(block, 'source');
      if (source['type'] === 'url') return [{ kind: 'image-url', url: textField(source, 'url') }];
      return [{ kind: 'image', mimeType: textField(source, 'media_type'), base64: textField(source, 'data') }];
    }
    default:
      throw badRow(`The upstream model takes text, images and tools, but no block of type ${JSON.stringify(type)}.`);
  }
}
