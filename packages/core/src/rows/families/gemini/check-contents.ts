import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import type { Say } from '../../line-rules.ts';
import type { Backend } from '../../messages/message-type.ts';
import { snakeCase } from '../../spelling.ts';
import { checkMedia } from './check-media.ts';
import { DATA_FIELD_NAMES } from './types/content.ts';

/** Also where a line that is no message at all is refused before there is a job. https://github.com/googleapis/python-genai/issues/2693 */
const ROW_FAILS = { consequence: 'row fails' } as const;

const ROLE_ADVICE: Readonly<Record<string, string>> = {
  system: 'Put its text into systemInstruction.',
  developer: 'Put its text into systemInstruction.',
  assistant: "Write 'model'.",
  tool: "Write 'user', with parts of functionResponse.",
};

export function checkContents(contents: unknown, backend: Backend, say: Say, path: JsonPath): void {
  if (contents === undefined || contents === null || (Array.isArray(contents) && contents.length === 0)) {
    say('missing-field', path, 'a request needs contents', 'Give contents: [{ role, parts: [{ text }] }].', ROW_FAILS);
    return;
  }
  if (!Array.isArray(contents)) return;
  for (let index = 0; index < contents.length; index++) {
    const content: unknown = contents[index];
    if (!isJsonObject(content)) continue;
    const role = content['role'];
    if (role !== 'user' && role !== 'model') checkRole(role, backend, say, [...path, index, 'role']);
    checkParts(content['parts'], backend, say, path, index);
  }
}

function checkRole(role: unknown, backend: Backend, say: Say, path: JsonPath): void {
  if (role === undefined || role === null || role === '') {
    if (backend === 'gemini') return;
    const problem = 'a turn needs a role on Vertex AI';
    say('missing-field', path, problem, "Give role: 'user'.", { severity: 'warning' });
  } else if (typeof role === 'string' && role !== 'function') {
    const problem = `the role is ${JSON.stringify(role.slice(0, 80))}, and may be user or model`;
    say('unknown-value', path, problem, ROLE_ADVICE[role] ?? "Write 'user' or 'model'.", ROW_FAILS);
  }
}

/** @param path Of the contents, to which the index and more is added only for a problem. */
function checkParts(parts: unknown, backend: Backend, say: Say, path: JsonPath, index: number): void {
  if (isJsonObject(parts)) {
    checkPart(parts, backend, say, () => [...path, index, 'parts']);
  } else if (Array.isArray(parts) && parts.length > 0) {
    for (let at = 0; at < parts.length; at++) {
      const part: unknown = parts[at];
      if (isJsonObject(part)) checkPart(part, backend, say, () => [...path, index, 'parts', at]);
    }
  } else if (parts === undefined || parts === null || Array.isArray(parts)) {
    say('missing-field', [...path, index, 'parts'], 'a turn needs parts', 'Give parts: [{ text }].', ROW_FAILS);
  }
}

function checkPart(part: JsonObject, backend: Backend, say: Say, pathOf: () => JsonPath): void {
  let count = 0;
  for (const [name, snakeName] of DATA_FIELD_NAMES) {
    const value = part[name] ?? part[snakeName];
    if (value === undefined || value === null) continue;
    count += 1;
    if (isJsonObject(value) && (name === 'fileData' || name === 'inlineData')) {
      checkMedia(name, value, backend, say, pathOf);
    }
  }
  if (count === 1) return;
  const names = DATA_FIELD_NAMES.map(([name]) => name);
  if (count > 1) {
    const given = names.filter((name) => (part[name] ?? part[snakeCase(name)] ?? null) !== null);
    const problem = `a part has one of its data fields, and this has ${given.join(' and ')}`;
    say('wrong-value', pathOf(), problem, 'Make it several parts.');
  } else {
    const advice = `Give one of ${names.join(', ')}.`;
    // A thought may come back with its signature alone.
    const severity = (part['thoughtSignature'] ?? part['thought_signature'] ?? null) === null ? 'error' : 'warning';
    say('missing-field', pathOf(), 'a part needs data', advice, { ...ROW_FAILS, severity });
  }
}
