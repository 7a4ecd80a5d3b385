import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { greeting } from './greeting.ts';

const server = { url: 'http://127.0.0.1:8085', port: 8085, caFile: undefined };

test('prints lines that a shell can read back', () => {
  const env = { PLAIN: 'http://127.0.0.1:8085', ODD: 'it\'s $HOME; `x` "y" *' };
  const script = `${greeting({ ...server, env })}\nprintf '%s\\n%s' "$PLAIN" "$ODD"`;
  expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(`${env.PLAIN}\n${env.ODD}`);
});

test('says how the official SDK is told which API is meant', () => {
  const text = greeting({ ...server, env: {} });
  expect(text).toContain('http://127.0.0.1:8085');
  expect(text).toContain('GOOGLE_GENAI_USE_VERTEXAI=true');
  expect(text).toContain('GOOGLE_API_KEY=');
});

test('says how a server with TLS is trusted', () => {
  const text = greeting({ ...server, caFile: '/tmp/ca.pem', env: {} });
  expect(text).toContain('SSL_CERT_FILE=/tmp/ca.pem');
  expect(text).toContain('--connect-to ::127.0.0.1:8085');
});
