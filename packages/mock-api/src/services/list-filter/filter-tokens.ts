import { filterProblem } from './filter-problem.ts';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':';

export type FilterToken = { readonly at: number } & (
  | { readonly kind: '(' | ')' | 'end' }
  | { readonly kind: 'operator'; readonly operator: Operator }
  /** `text` is without quotes. */
  | { readonly kind: 'word' | 'string'; readonly text: string }
);

const SPACE = /\s+/y;
const OPERATOR = /<=|>=|!=|[=<>:]/y;
const NAME = /[^\s()"'=!<>:]+/y;
/** Right of an operator a word may have more in it: `create_time>2021-05-18T00:00:00Z`. */
const VALUE = /[^\s()"']+/y;
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy;

/** Cuts a filter into words. @throws ServiceError `INVALID_ARGUMENT` at a character that belongs nowhere */
export function filterTokens(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(filter)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  for (take(SPACE); at < filter.length; take(SPACE)) {
    const start = at;
    const isValue = tokens.at(-1)?.kind === 'operator';
    const character = filter[at];
    if (character === '(' || character === ')') {
      at += 1;
      tokens.push({ at: start, kind: character });
      continue;
    }
    const operator = isValue ? undefined : take(OPERATOR);
    const text = operator === undefined ? take(STRING) : undefined;
    const word = operator ?? text ?? take(isValue ? VALUE : NAME);
    if (word === undefined) {
      const isQuote = character === '"' || character === "'";
      throw filterProblem(filter, at, isQuote ? 'a text has no closing quote' : 'a character that means nothing here');
    }
    if (operator !== undefined) tokens.push({ at: start, kind: 'operator', operator: operator as Operator });
    else if (text !== undefined) {
      tokens.push({ at: start, kind: 'string', text: text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') });
    } else tokens.push({ at: start, kind: 'word', text: word });
  }
  return [...tokens, { at, kind: 'end' }];
}
