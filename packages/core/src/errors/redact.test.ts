import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactJson, redactText } from './redact.ts';

const secret = fc.stringMatching(/^[\w~+/-]{8,40}$/);

test('a known secret is gone from any JSON it is planted in', () =>
  fc.assert(
    fc.property(fc.jsonValue(), secret, (value, planted) => {
      const around = { [planted]: value, list: [`x${planted}y`, { deep: planted }] };
      expect(JSON.stringify(redactJson(around, [planted]))).not.toContain(planted);
    }),
  ));

test('JSON without secrets stays as it is', () =>
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: fc.constantFrom('a', 'b', ' ', '"') }), (value) => {
      expect(redactJson(value, ['planted-secret'])).toEqual(value);
    }),
  ));

test.for([
  'https://host/path?key=abcdefgh&x=1',
  'Authorization: Bearer abcdefgh.ijk',
  'token ya29.a0AfB_byC-12345',
  `key AIza${'x'.repeat(35)} is not valid`,
  'jwt eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
])('what looks like a credential is removed: %s', (text) => {
  expect(redactText(text, [])).toContain('[redacted]');
  expect(redactText(text, [])).not.toMatch(/abcdefgh|AfB_byC|x{35}|c2lnbmF0dXJl|abc\n/);
});
