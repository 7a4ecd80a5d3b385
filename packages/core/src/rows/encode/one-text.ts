import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { formatPath, type JsonPath } from '../json-path.ts';
import type { PlainPrompt } from './plain-prompt.ts';

/** The one text of a row that is to be embedded: one vector comes back. @param path Of what holds the contents. */
export function oneTextOf({ system, turns }: PlainPrompt, path: JsonPath): string {
  const [turn, ...others] = turns;
  if (system.length === 0 && others.length === 0 && turn?.role === 'user' && turn.texts.length === 1) {
    return turn.texts[0]!;
  }
  throw new InvalidArgumentError(
    `${formatPath([...path, 'contents'])}: a row has one text to embed, the user's. Make it several rows.`,
  );
}
