import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { greeting } from './greeting.ts';

test('prints lines that a shell can read back', () => {
  const env = { PLAIN: 'http://127.0.0.1:8085', ODD: 'it\'s $HOME; `x` "y" *' };
  const script = `${greeting({ url: 'http://127.0.0.1:8085', env })}\nprintf '%s\\n%s' "$PLAIN" "$ODD"`;
  expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(`${env.PLAIN}\n${env.ODD}`);
});

test('says how the official SDK is told which API is meant', () => {
  const text = greeting({ url: 'http://127.0.0.1:8085', env: {} });
  expect(text).toContain('http://127.0.0.1:8085');
  expect(text).toContain('GOOGLE_GENAI_USE_VERTEXAI=true');
  expect(text).toContain('GOOGLE_API_KEY=');
});
