import nock from 'nock';
import { afterAll, expect, test } from 'vitest';
import { intercept } from '../msw.ts';

afterAll(() => nock.restore());

test('nock, active as it is from its import on, stops the door from opening, and is named', async () => {
  await expect(intercept([])).rejects.toThrow(/nock is active in this process.*nock\.restore\(\)/s);
  nock('https://example.com').get('/').reply(200, 'nock');
  expect(await (await fetch('https://example.com/')).text()).toBe('nock');
});

test('nock and the door can take turns', async () => {
  nock.restore();
  const door = await intercept([]);
  expect((await fetch('https://storage.googleapis.com/')).status).toBe(400);
  await door.close();
  nock.activate();
  nock('https://example.com').get('/').reply(200, 'nock again');
  expect(await (await fetch('https://example.com/')).text()).toBe('nock again');
});
