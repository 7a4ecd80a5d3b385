import { badRow } from '../../model/families/row-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { askedSchema } from '../asked-schema.ts';
import { askedTools } from '../asked-tools.ts';
import type { Conversation, Turn, TurnPart } from './conversation.ts';
import { field, numberField, objectField, objectsIn, textField, textsIn } from './read-fields.ts';

/** Reads a `GenerateContentRequest`. @throws RowFailure for media that no other API takes */
export function fromGemini(request: JsonObject): Conversation {
  const config = objectField(request, 'generationConfig');
  const calls = new CallIds();
  return {
    system: objectsIn(objectField(request, 'systemInstruction')['parts'])
      .map((part) => textField(part, 'text'))
      .join('\n'),
    turns: objectsIn(request['contents']).map(({ role, parts }): Turn => ({
      role: role === 'model' ? 'assistant' : 'user',
      parts: objectsIn(parts).flatMap((part) => partOf(part, calls)),
    })),
    tools: askedTools(request),
    schema: askedSchema(request),
    maxTokens: numberField(config, 'maxOutputTokens'),
    temperature: numberField(config, 'temperature'),
    topP: numberField(config, 'topP'),
    topK: numberField(config, 'topK'),
    seed: numberField(config, 'seed'),
    stop: textsIn(field(config, 'stopSequences')),
  };
}

function partOf(part: JsonObject, calls: CallIds): TurnPart[] {
  if (part['thought'] === true) return [];
  if (typeof part['text'] === 'string') return [{ kind: 'text', text: part['text'] }];
  const call = field(part, 'functionCall');
  if (isJsonObject(call)) {
    const name = textField(call, 'name');
    return [{ kind: 'call', id: calls.open(name, textField(call, 'id')), name, input: objectField(call, 'args') }];
  }
  const response = field(part, 'functionResponse');
  if (isJsonObject(response)) {
    const name = textField(response, 'name');
    const output = JSON.stringify(response['response'] ?? {});
    return [{ kind: 'result', id: calls.close(name, textField(response, 'id')), name, output }];
  }
  return [mediaOf(part)];
}

function mediaOf(part: JsonObject): TurnPart {
  const inline = objectField(part, 'inlineData');
  const mimeType = textField(inline, 'mimeType');
  if (mimeType.startsWith('image/')) return { kind: 'image', mimeType, base64: textField(inline, 'data') };
  const file = objectField(part, 'fileData');
  const uri = textField(file, 'fileUri');
  if (/^https?:/.test(uri) && textField(file, 'mimeType').startsWith('image/')) return { kind: 'image-url', url: uri };
  const what = uri || mimeType || Object.keys(part).join(', ');
  throw badRow(`The upstream model takes text, and images inline or by https URL, but not ${what}.`);
}

/** Gemini's calls need no ids, others' do: a result belongs to the first call of its name that has none yet. */
class CallIds {
  readonly #open: { readonly name: string; readonly id: string }[] = [];
  #count = 0;

  open(name: string, given: string): string {
    this.#count += 1;
    const id = given || `call_${this.#count}`;
    this.#open.push({ name, id });
    return id;
  }

  close(name: string, given: string): string {
    const at = this.#open.findIndex((call) => (given === '' ? call.name === name : call.id === given));
    const [call] = at < 0 ? [] : this.#open.splice(at, 1);
    if (call ?? given) return call?.id ?? given;
    throw badRow(`There is a functionResponse of ${name}, but no functionCall before it.`);
  }
}
