import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envText } from './env-text.ts';

const env = { PLAIN: 'http://127.0.0.1:8085', ODD: 'two words, "quoted"' };

test('writes an environment as a .env file that is read back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (value) => {
      fc.pre(!["'", '`', '"'].every((mark) => value.includes(mark)));
      expect(parseEnv(envText({ NAME: value }, 'dotenv'))).toEqual({ NAME: value });
    }),
  );
});

test('writes an environment as JSON', () => {
  expect(JSON.parse(envText(env, 'json'))).toEqual(env);
});

test('refuses what a .env file cannot hold', () => {
  expect(() => envText({ NAME: `'"\`` }, 'dotenv')).toThrow('cannot hold');
});
