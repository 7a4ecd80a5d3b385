import { TextResponse, type TextResponseInit } from './text-response.ts';

/** An answer in JSON, as Google's services write its type. */
export function jsonAnswer(value: unknown, { status = 200, headers }: Partial<TextResponseInit> = {}): Response {
  return new TextResponse(JSON.stringify(value), { status, headers: { ...json, ...headers } });
}

const json = { 'content-type': 'application/json; charset=UTF-8' };
