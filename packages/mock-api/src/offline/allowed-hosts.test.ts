import { expect, test } from 'vitest';
import { allowHosts } from './allowed-hosts.ts';

test('an allowed name is allowed however it is spelt, and no other', () => {
  const { allowsName } = allowHosts(['Allowed.example']);
  expect(allowsName('allowed.EXAMPLE.')).toBe(true);
  expect(allowsName('not.allowed.example')).toBe(false);
});

test('an allowed address may be connected to, and so may whatever an allowed name stands for', () => {
  const { allowsAddress, learn } = allowHosts(['allowed.example', '192.0.2.7']);
  expect(allowsAddress('192.0.2.7')).toBe(true);
  expect(allowsAddress('2001:DB8::8')).toBe(false);
  learn(['2001:db8::8']);
  expect(allowsAddress('2001:DB8::8')).toBe(true);
});
