import { expect, test } from 'vitest';
import { isLoopbackHost } from './loopback.ts';

test.for([
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '::1',
  '[::1]',
  '::',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::1%lo',
])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.for([
  'example.com',
  'localhost.example.com',
  'a.localhost',
  '127.0.0.1.example.com',
  '128.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '::2',
  'fe80::1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '',
  '127.1',
])('"%s" is not taken for this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});
