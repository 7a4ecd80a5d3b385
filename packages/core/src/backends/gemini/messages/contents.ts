import type { Content, Part } from '../../../content/content.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';

/** Turns, from any form in which a conversation may be given. */
export function toContents(given: unknown, place: string): Content[] {
  if (given === null || given === undefined || (Array.isArray(given) && given.length === 0)) {
    throw refused('contents are required', place);
  }
  if (!Array.isArray(given)) {
    if (isOfFunction(given)) {
      throw refused(
        'To specify functionCall or functionResponse parts, please wrap them in a Content object, specifying the role for them',
        place,
      );
    }
    return [toContent(given, place)];
  }
  const items: unknown[] = given;
  const areContents = isContent(items[0]);
  for (const [index, item] of items.entries()) {
    if (isContent(item) !== areContents) {
      throw refused(
        'Mixing Content and Parts is not supported, please group the parts into a the appropriate Content objects and specify the roles for them',
        place,
      );
    }
    if (!areContents && isOfFunction(item)) {
      throw refused(
        'To specify functionCall or functionResponse parts, please wrap them, and any other parts, in Content objects as appropriate, specifying the role for them',
        `${place}[${index}]`,
      );
    }
  }
  return areContents ? (items as Content[]) : [toContent(items, place)];
}

/** One turn: as given, or the user's. */
export function toContent(given: unknown, place: string): Content {
  if (given === null || given === undefined) throw refused('ContentUnion is required', place);
  return isContent(given) ? given : { role: 'user', parts: toParts(given, place) };
}

function toParts(given: unknown, place: string): Part[] {
  if (!Array.isArray(given)) return [toPart(given, place)];
  if (given.length === 0) throw refused('PartListUnion is required', place);
  return given.map((part, index) => toPart(part, `${place}[${index}]`));
}

function toPart(given: unknown, place: string): Part {
  if (given === null || given === undefined) throw refused('PartUnion is required', place);
  if (typeof given === 'string') return { text: given };
  if (typeof given === 'object') return given;
  throw refused(`Unsupported part type: ${typeof given}`, place);
}

function isContent(given: unknown): given is Content {
  return typeof given === 'object' && given !== null && 'parts' in given && Array.isArray(given.parts);
}

function isOfFunction(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ('functionCall' in given || 'functionResponse' in given);
}

function refused(text: string, place: string): InvalidArgumentError {
  return new InvalidArgumentError(`${text} (${place})`);
}
