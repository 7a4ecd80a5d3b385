import { TextAnswer, type TextAnswerInit } from './text-answer.ts';

/** An answer in JSON, as Google's services write its type. */
export function jsonAnswer(value: unknown, { status = 200, headers }: Partial<TextAnswerInit> = {}): Response {
  return new TextAnswer(JSON.stringify(value), { status, headers: { ...json, ...headers } });
}

const json = { 'content-type': 'application/json; charset=UTF-8' };
