import { toContent, toContents } from '../../backends/gemini/messages/contents.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { GIVEN_REQUEST } from '../families/gemini/types/request.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { formatPath, type JsonPath } from '../json-path.ts';
import { renameFields } from '../messages/rename-fields.ts';
import { camelCase } from '../spelling.ts';

/** What a row in the official SDK's form says to any model: texts, and settings. */
export interface PlainPrompt {
  readonly system: readonly string[];
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly texts: readonly string[] }[];
  /** The settings, by the names of the model's own API. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly model: unknown;
}

/**
 * Reads `contents` and `config`, as far as they mean the same to another model.
 *
 * @param names The model's own names of those settings that it has.
 * @throws InvalidArgumentError for everything else.
 */
export function readPlainPrompt(
  given: JsonObject,
  names: Readonly<Record<string, string>>,
  path: JsonPath,
): PlainPrompt {
  const { model, contents, config, ...others } = renameFields(GIVEN_REQUEST, given, path);
  const other = Object.keys(others).find((name) => others[name] !== null);
  if (other !== undefined) throw untranslatable([...path, other]);
  const { systemInstruction, ...settings } = isJsonObject(config) ? config : {};
  const systemPath = [...path, 'config', 'systemInstruction'];
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (value === null) continue;
    // Settings of other models are none of Gemini's, whose names are in camelCase by now.
    const inCamelCase = camelCase(name);
    const theirs = Object.hasOwn(names, inCamelCase) ? names[inCamelCase] : undefined;
    const here = [...path, 'config', name];
    if (theirs === undefined) throw untranslatable(here);
    if (Object.hasOwn(written, theirs)) throw givenTwice(here, inCamelCase);
    written[theirs] = value;
  }
  const here = [...path, 'contents'];
  return {
    system:
      (systemInstruction ?? null) === null
        ? []
        : textsOf(toContent(systemInstruction, formatPath(systemPath)), systemPath, new Set(['user', 'system'])),
    turns: toContents(contents, formatPath(here)).map((content, index) => ({
      role: content.role === 'model' ? 'assistant' : 'user',
      texts: textsOf(content, [...here, index], new Set(['user', 'model'])),
    })),
    settings: written,
    model,
  };
}

function textsOf(content: object, path: JsonPath, roles: ReadonlySet<unknown>): string[] {
  const { role, parts, ...others } = content as JsonObject;
  if ((role ?? null) !== null && !roles.has(role)) throw untranslatable([...path, 'role']);
  const [other] = Object.keys(others);
  if (other !== undefined) throw untranslatable([...path, other]);
  return (parts as readonly unknown[]).map((part, index) => {
    const here = [...path, 'parts', index];
    if (typeof part === 'string') return part;
    if (!isJsonObject(part)) throw untranslatable(here);
    const other = Object.keys(part).find((name) => name !== 'text' && part[name] !== null);
    if (other !== undefined) throw untranslatable([...here, other]);
    if (typeof part['text'] !== 'string') throw untranslatable(here);
    return part['text'];
  });
}

function givenTwice(path: JsonPath, name: string): InvalidArgumentError {
  return new InvalidArgumentError(`${formatPath(path)}: the field is given in both spellings. Keep ${name} alone.`);
}

function untranslatable(path: JsonPath): InvalidArgumentError {
  return new InvalidArgumentError(
    `${formatPath(path)}: it has no counterpart with this model. Give the row in the form of the model's own API.`,
  );
}
