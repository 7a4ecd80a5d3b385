import { expect, test } from 'vitest';
import { TextResponse } from './text-response.ts';

const answer = (): TextResponse =>
  new TextResponse('{"größe":1}', { status: 203, headers: { 'content-type': 'application/json' } });

test.for<[how: string, read: (response: Response) => Promise<unknown>]>([
  ['text', (response) => response.text()],
  ['json', (response) => response.json()],
  ['bytes', (response) => (response as unknown as Blob).bytes()],
  ['arrayBuffer', (response) => response.arrayBuffer()],
  ['blob', async (response) => (await response.blob()).text()],
  ['a stream', (response) => Array.fromAsync(response.body!)],
  ['a clone', (response) => response.clone().text()],
  ['a copy', (response) => new Response(response.body, response).text()],
])('reads like any other answer, as %s', async ([, read]) => {
  const other = new Response('{"größe":1}', { status: 203, headers: { 'content-type': 'application/json' } });
  expect(await read(answer())).toEqual(await read(other));
});

test('has the status and the headers of an answer, and those that are set later', () => {
  const given = answer();
  given.headers.set('x-more', 'yes');
  for (const response of [given, given.whole(), given.clone()]) {
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(203);
    expect(Object.fromEntries(response.headers)).toEqual({ 'content-type': 'application/json', 'x-more': 'yes' });
  }
});

test('can be read once', async () => {
  const given = answer();
  expect(given.bodyUsed).toBe(false);
  await given.text();
  expect(given.bodyUsed).toBe(true);
  await expect(given.text()).rejects.toThrow(TypeError);
});
