import { expect, test } from 'vitest';
import { forgetfulKeeper } from '../state/state-keeper.ts';
import { PublishedKeys } from './published-keys.ts';
import { signingKey } from './signing-key.ts';

test('the keys of a few processes before this one can still be looked up, the latest first', async () => {
  const { jwk } = await signingKey();
  const before = ['a', 'b', 'c', 'd', 'e', 'f'];
  const changes: unknown[] = [];
  const keys = new PublishedKeys({
    ...forgetfulKeeper,
    records: <Value>() => before.map((kid): [string, Value] => [kid, { kid } as Value]),
    changed: (_kind, key, value) => void changes.push([key, value?.()]),
  });
  const published = [jwk, { kid: 'f' }, { kid: 'e' }, { kid: 'd' }, { kid: 'c' }];
  expect(await keys.list()).toEqual(published);
  expect(await keys.list()).toEqual(published);
  expect(changes).toEqual([
    [jwk.kid, jwk],
    ['a', undefined],
    ['b', undefined],
    [jwk.kid, jwk],
  ]);
});
