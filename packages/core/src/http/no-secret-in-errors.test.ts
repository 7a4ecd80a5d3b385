import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Client } from '../client.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Fetch } from '../settings/http-options.ts';

const secret = fc.stringMatching(/^[\w+/~.-]{12,60}$/).filter((text) => !/^[.]+$/.test(text));

/** A service, or something in between, that tells a request back in every place there is. */
const tellingFetches: readonly ((secret: string) => Fetch)[] = [
  (secret) => async (_url, init) =>
    Response.json(
      {
        error: {
          status: 'PERMISSION_DENIED',
          message: `no: ${secret}`,
          details: [
            { '@type': 'google.rpc.ErrorInfo', reason: secret, metadata: { [secret]: secret, service: secret } },
            { '@type': 'google.rpc.BadRequest', fieldViolations: [{ field: secret, description: secret }] },
            { '@type': 'google.rpc.RequestInfo', requestId: secret },
            { headers: init?.headers },
          ],
        },
      },
      { status: 403, headers: { 'x-request-id': secret } },
    ),
  (secret) => async () => new Response(`<p>${secret}</p>`, { status: 500, statusText: secret }),
  (secret) => async () =>
    new Response(null, { status: 302, headers: { location: `https://x.test/${secret}?a=${secret}` } }),
  (secret) => async () => new Response(`so it was ${secret}`, { status: 200 }),
  (secret) => async () => {
    throw new TypeError(`fetch failed with ${secret}`, {
      cause: Object.assign(new Error(secret, { cause: secret }), { code: secret, headers: secret }),
    });
  },
];

const placings: readonly ((secret: string) => ClientOptions)[] = [
  (secret) => ({ enterprise: true, apiKey: secret }),
  (secret) => ({
    project: 'p',
    authClient: { getRequestHeaders: async () => ({ Authorization: `Bearer ${secret}` }) },
  }),
  (secret) => ({ project: 'p', httpOptions: { headers: { Authorization: `Basic ${secret}` } } }),
  (secret) => ({ enterprise: true, apiKey: 'a-plain-api-key', httpOptions: { headers: { 'X-Proxy-Token': secret } } }),
];

test('no credential shows in an error, however the error is looked at', () =>
  fc.assert(
    fc.asyncProperty(
      secret,
      fc.constantFrom(...tellingFetches),
      fc.constantFrom(...placings),
      async (planted, telling, place) => {
        const options = place(planted);
        const client = new Client({ ...options, httpOptions: { ...options.httpOptions, fetch: telling(planted) } });
        const error: unknown = await client.batches.create({ model: 'm', src: 'gs://b/i' }).then(
          () => expect.fail('the call should have failed'),
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(Error);
        for (const shown of [
          String(error),
          JSON.stringify(error),
          inspect(error, { depth: Infinity, showHidden: true }),
          inspect(client, { depth: Infinity, showHidden: true }),
        ]) {
          expect(shown).not.toContain(planted);
        }
      },
    ),
    { examples: [['~/a/-~~+a~/.', tellingFetches[2]!, placings[2]!]] },
  ));

test('a failed login tells nothing of the credentials it was made with', async () => {
  const key = '-----BEGIN PRIVATE KEY-----\nplanted-secret\n-----END PRIVATE KEY-----';
  const client = new Client({
    project: 'p',
    googleAuthOptions: { credentials: { type: 'service_account', client_email: 'a@b', private_key: key } },
  });
  const error: unknown = await client.batches.get({ name: '7' }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'AuthenticationError', outcome: 'not-sent' });
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('planted-secret');
});
