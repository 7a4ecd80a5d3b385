import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, HOST, whenDone } from './call-gemini.test-setup.ts';
import { GENERATE, hello } from './create-bodies.test-setup.ts';

test('a batch that is there shows its webhook, or by a switch does not', async () => {
  const body = {
    batch: { ...hello.batch, webhook_config: { uris: ['http://127.0.0.1:9/'], user_metadata: { a: '1' } } },
  };
  const shown = await call(openCloud({ clock: 'manual' }), 'POST', GENERATE, body);
  expect(shown.body.metadata['webhookConfig']).toEqual({ uris: ['http://127.0.0.1:9/'], userMetadata: { a: '1' } });
  const hidden = await call(
    openCloud({ clock: 'manual', gemini: { webhookConfigEcho: false } }),
    'POST',
    GENERATE,
    body,
  );
  expect(hidden.body.metadata).not.toHaveProperty('webhookConfig');
});

test('an end is told to the batch’s webhooks, and the key to check it is where Google has it', async () => {
  const cloud = openCloud();
  const uris = ['https://example.com/not-allowed'];
  const { body } = await call(cloud, 'POST', GENERATE, { batch: { ...hello.batch, webhookConfig: { uris } } });
  await whenDone(cloud, body);
  expect(cloud.webhooks.deliveries).toMatchObject([
    { uri: uris[0], state: 'refused', message: { type: 'batch.succeeded', data: { id: body.name } } },
  ]);
  const keys = await cloud.fetch(`${HOST}/.well-known/jwks.json`);
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', kid: expect.any(String) as unknown }] });
});
