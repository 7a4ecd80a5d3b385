import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Credentials } from './credentials.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('issues tokens that are good for a while, and known for a while longer', () => {
  const credentials = new Credentials({ project: 'p' });
  const { accessToken, expiresIn } = credentials.issueToken({ lifetimeSeconds: 60 });
  expect(accessToken).toMatch(/^ya29\.mock-/);
  expect(expiresIn).toBe(60);
  expect(credentials.ownsBearer(accessToken)).toBe(true);
  expect(credentials.isExpired(accessToken)).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(credentials.isExpired(accessToken)).toBe(true);
  expect(credentials.ownsBearer(accessToken)).toBe(true);
  vi.advanceTimersByTime(25 * 60 * 60 * 1000);
  credentials.issueToken();
  expect(credentials.ownsBearer(accessToken)).toBe(false);
});

test('knows nothing of tokens from elsewhere', () => {
  const token = new Credentials({ project: 'p' }).issueToken().accessToken;
  const other = new Credentials({ project: 'p' });
  expect(other.ownsBearer(token)).toBe(false);
  expect(other.isExpired(token)).toBe(false);
});

test('keeps no token, so that none can be printed', () => {
  const credentials = new Credentials({ project: 'p' });
  const secrets = [credentials.issueToken().accessToken, credentials.issueSubjectToken()];
  const printed = inspect(credentials, { depth: Infinity, showHidden: true });
  for (const secret of secrets) expect(printed).not.toContain(secret);
});

test('can end all tokens at once', () => {
  const credentials = new Credentials({ project: 'p' });
  const { accessToken } = credentials.issueToken();
  credentials.expireTokens();
  expect(credentials.isExpired(accessToken)).toBe(true);
});

test('has an account and a number for its project', () => {
  const { serviceAccountEmail, projectNumber } = new Credentials({ project: 'p' });
  expect(serviceAccountEmail).toBe('mock-cloud@p.iam.gserviceaccount.com');
  expect(projectNumber).toMatch(/^\d{12}$/);
});
