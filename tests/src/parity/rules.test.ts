import { expect, test } from 'vitest';
import { allCases } from './cases/all-cases.ts';
import { rulePlaces } from './rules.ts';

test('every rule has a case on each service where it holds', () => {
  const shown = new Set(allCases.flatMap(({ covers, on }) => covers.map((id) => `${id} on ${on}`)));
  expect(rulePlaces.map(({ id, on }) => `${id} on ${on}`).filter((place) => !shown.has(place))).toEqual([]);
});

test('no two cases of a service have the same title and call', () => {
  const seen = allCases.map(
    ({ title, on, call, covers, differs }) => `${on}: ${covers.join()} ${differs?.as ?? ''} ${call?.[0]} ${title}`,
  );
  expect(seen.filter((title, index) => seen.indexOf(title) !== index)).toEqual([]);
});
