import { filterProblem } from './filter-problem.ts';
import { filterTokens, type FilterToken, type Operator } from './filter-tokens.ts';

export type Test<Item> = (item: Item) => boolean;

/** `labels.team="a"`: one comparison of a filter. */
export interface Restriction {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
  /** Says what is wrong with the field, the operator or the value, and where. */
  readonly problem: (part: 'field' | 'operator' | 'value', what: string) => Error;
}

const MAX_DEPTH = 50;
const keywords: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

/**
 * Reads a filter in Google's common grammar. `OR` binds closer than `AND`, and two terms side by side mean `AND`.
 *
 * @param restrict Makes a test of one comparison.
 * @throws ServiceError `INVALID_ARGUMENT` with the place of what is wrong
 * @see https://google.aip.dev/160
 */
export function parseFilter<Item>(filter: string, restrict: (restriction: Restriction) => Test<Item>): Test<Item> {
  const tokens = filterTokens(filter);
  let next = 0;
  let depth = 0;

  const peek = (): FilterToken => tokens[next] ?? { at: filter.length, kind: 'end' };
  const isWord = (word: string): boolean => {
    const token = peek();
    return token.kind === 'word' && token.text === word;
  };
  const take = (word: string): boolean => {
    const isNext = isWord(word);
    if (isNext) next += 1;
    return isNext;
  };
  const problem = (what: string, token: FilterToken = peek()): Error => filterProblem(filter, token.at, what);

  function expression(): Test<Item> {
    const tests = [factor()];
    while (peek().kind !== 'end' && peek().kind !== ')') {
      take('AND');
      tests.push(factor());
    }
    return (item) => tests.every((test) => test(item));
  }

  function factor(): Test<Item> {
    const tests = [term()];
    while (take('OR')) tests.push(term());
    return (item) => tests.some((test) => test(item));
  }

  function term(): Test<Item> {
    if (!take('NOT') && !takeMinus()) return simple();
    const test = simple();
    return (item) => !test(item);
  }

  /** `-state="…"` is another way to write NOT. */
  function takeMinus(): boolean {
    const token = peek();
    if (token.kind !== 'word' || !token.text.startsWith('-')) return false;
    if (token.text === '-') next += 1;
    else tokens[next] = { ...token, at: token.at + 1, text: token.text.slice(1) };
    return true;
  }

  function simple(): Test<Item> {
    if (peek().kind !== '(') return restriction();
    depth += 1;
    if (depth > MAX_DEPTH) throw problem('parentheses are nested too deep');
    next += 1;
    const test = expression();
    if (peek().kind !== ')') throw problem('a closing parenthesis is missing');
    next += 1;
    depth -= 1;
    return test;
  }

  function restriction(): Test<Item> {
    const first = peek();
    if (first.kind !== 'word' || keywords.has(first.text)) throw problem('the name of a field is missing');
    next += 1;
    let field = first.text;
    const quoted = peek();
    if (field.endsWith('.') && quoted.kind === 'string') {
      field += quoted.text;
      next += 1;
    }
    const comparison = peek();
    if (comparison.kind !== 'operator') throw problem(`a comparison of ${field} is missing: one of = != < <= > >= :`);
    next += 1;
    const value = peek();
    const isValue = value.kind === 'string' || (value.kind === 'word' && !keywords.has(value.text));
    if (!isValue) throw problem('a value is missing');
    next += 1;
    const places = { field: first, operator: comparison, value };
    return restrict({
      field,
      operator: comparison.operator,
      value: value.text,
      problem: (part, what) => problem(what, places[part]),
    });
  }

  if (peek().kind === 'end') return () => true;
  const test = expression();
  if (peek().kind !== 'end') throw problem('a parenthesis closes nothing');
  return test;
}
