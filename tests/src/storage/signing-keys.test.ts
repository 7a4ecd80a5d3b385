import { createHash, createHmac } from 'node:crypto';
import { Storage } from '@google-cloud/storage';
import { expect, test } from 'vitest';
import { setVariable } from '../doors/set-variable.ts';
import { storageBehind } from './storage-behind.ts';
import { everyVersionEverywhere, inAnHour, loginOf, versions } from './url-signer.ts';

test.for(everyVersionEverywhere)(
  'a client without a key lets the cloud sign a URL of %s, at the door %s',
  async ([version, door]) => {
    const { cloud, storage, url } = await storageBehind(door, {}, { credentials: { unknown: 'refuse' } });
    // The metadata server tells whose signature it is to be.
    setVariable('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    const iam = door === 'in-process' ? 'https://iamcredentials.googleapis.com' : url;
    await cloud.bucket('my-bucket').put('a', 'text');
    const [signed] = await storage
      .bucket('my-bucket')
      .file('a')
      .getSignedUrl({
        version,
        action: 'read',
        expires: inAnHour(),
        signingEndpoint: `${iam}/v1/projects/-/serviceAccounts/`,
      });
    expect((await fetch(signed)).status).toBe(200);
    expect((await fetch(signed, { method: 'DELETE' })).status).toBe(403);
    expect(cloud.journal.requests({ path: '*:signBlob' })).toHaveLength(1);
  },
);

test.for(versions)('a URL may be signed by %s with an HMAC key', async (version) => {
  const signedWithHmac = { v4: signedByV4, v2: signedByV2 }[version];
  const { cloud, storage, url } = await storageBehind('server');
  await cloud.bucket('my-bucket').put('a', 'text');
  const [key, secret] = await storage.createHmacKey('someone@example.com');
  const accessId = key.metadata?.accessId ?? '';
  const signed = signedWithHmac(new URL(`${url}/my-bucket/a`), accessId, secret);
  expect((await fetch(signed)).status).toBe(200);
  expect((await fetch(signedWithHmac(new URL(`${url}/my-bucket/a`), accessId, 'another'))).status).toBe(403);
  await key.setMetadata({ state: 'INACTIVE' });
  expect((await fetch(signed)).status).toBe(403);
});

/** As Google's documentation has it, step by step. */
function signedByV4(url: URL, accessId: string, secret: string): URL {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = date.slice(0, 8);
  const scope = `${day}/auto/storage/goog4_request`;
  const parameters = {
    'X-Goog-Algorithm': 'GOOG4-HMAC-SHA256',
    'X-Goog-Credential': `${accessId}/${scope}`,
    'X-Goog-Date': date,
    'X-Goog-Expires': '60',
    'X-Goog-SignedHeaders': 'host',
  };
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const canonical = ['GET', url.pathname, query, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['GOOG4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  let signingKey: string | Buffer = `GOOG4${secret}`;
  for (const part of [day, 'auto', 'storage', 'goog4_request']) {
    signingKey = createHmac('sha256', signingKey).update(part).digest();
  }
  const signature = createHmac('sha256', signingKey).update(text).digest('hex');
  return new URL(`${url.href}?${query}&X-Goog-Signature=${signature}`);
}

function signedByV2(url: URL, accessId: string, secret: string): URL {
  const expires = String(Math.floor(inAnHour() / 1000));
  const text = ['GET', '', '', expires, url.pathname].join('\n');
  const signature = createHmac('sha1', secret).update(text).digest('base64');
  const query = new URLSearchParams({ GoogleAccessId: accessId, Expires: expires, Signature: signature });
  return new URL(`${url.href}?${query.toString()}`);
}

test.for(versions)(
  'a key that the cloud never made signs by %s, unless only known credentials will do',
  async (version) => {
    for (const [unknown, status] of [
      ['accept', 200],
      ['refuse', 403],
    ] as const) {
      const { cloud, storage } = await storageBehind('server', {}, { credentials: { unknown } });
      const login = await loginOf(cloud);
      const stranger = new Storage({
        apiEndpoint: storage.apiEndpoint,
        credentials: { ...login.credentials, client_email: 'stranger@example.com' },
      });
      await cloud.bucket('my-bucket').put('a', 'text');
      const file = stranger.bucket('my-bucket').file('a');
      const [url] = await file.getSignedUrl({ version, action: 'read', expires: inAnHour() });
      expect((await fetch(url)).status).toBe(status);
    }
  },
);
