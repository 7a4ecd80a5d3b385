import { expect, test } from 'vitest';
import { InvalidFields, readFields } from './partial-response.ts';

const list = {
  kind: 'storage#objects',
  nextPageToken: 't',
  items: [{ name: 'a', size: '1', owner: { entity: 'e', entityId: 'i' }, metadata: { k: 'v' } }],
};

test.for<[fields: string, part: unknown]>([
  ['kind', { kind: list.kind }],
  ['nextPageToken,items(name,size)', { nextPageToken: 't', items: [{ name: 'a', size: '1' }] }],
  ['items/name', { items: [{ name: 'a' }] }],
  ['items/owner/entity,items/size', { items: [{ size: '1', owner: { entity: 'e' } }] }],
  ['items(owner(entityId))', { items: [{ owner: { entityId: 'i' } }] }],
  ['*/name', { kind: list.kind, nextPageToken: 't', items: [{ name: 'a' }] }],
  ['*', list],
  ['none', {}],
])('selects %s', ([fields, part]) => {
  expect(readFields(fields)(list)).toEqual(part);
});

test.for(['', ',', 'items(', 'items(name', 'items)', 'items/', 'a,,b', '(a)'])('refuses %j', (fields) => {
  expect(() => readFields(fields)).toThrow(InvalidFields);
});
