import { expect, test } from 'vitest';
import { Client } from '../client.ts';

interface Refusal {
  readonly code: number;
  readonly status: string;
  readonly message: string;
}

const notFound: Refusal = { code: 404, status: 'NOT_FOUND', message: 'Requested entity was not found.' };
const noModel: Refusal = { code: 404, status: 'NOT_FOUND', message: 'models/m is not found for API version v1.' };
const forbidden: Refusal = { code: 403, status: 'PERMISSION_DENIED', message: 'The caller does not have permission' };
const disabled: Refusal = {
  code: 403,
  status: 'PERMISSION_DENIED',
  message: 'The API has not been used in project 1 before or it is disabled.',
};

type Call = (client: Client) => Promise<unknown>;
const get: Call = (client) => client.batches.get({ name: client.vertexai ? '7' : 'batches/7' });
const create: Call = ({ batches, vertexai }) =>
  batches.create({ model: 'm', src: vertexai ? 'gs://b/rows.jsonl' : [{ contents: 'Hi' }] });

async function messageFor(enterprise: boolean, error: Refusal, call: Call): Promise<string> {
  const fetch = async (): Promise<Response> => Response.json({ error }, { status: error.code });
  const client = new Client({ enterprise, apiKey: 'any-key', httpOptions: { fetch } });
  return call(client).then(String, String);
}

const VERTEX_SETTINGS = /GOOGLE_CLOUD_|location|aiplatform|Model Garden|storage\.objectUser/;

test.for<[title: string, error: Refusal, call: Call, vertex: string, gemini: string]>([
  ['a job that is not there', notFound, get, 'check project and location', 'check the API key'],
  ['a model that is not there', noModel, create, 'Model Garden', 'the Gemini API offers it in batch'],
  ['a caller who may not', forbidden, get, 'roles/aiplatform.user', 'Check that the API key'],
  ['an API that is off', disabled, get, 'enable aiplatform.googleapis', 'enable generativelanguage.googleapis'],
])('%s: the advice speaks of settings that the service has', async ([, error, call, vertex, gemini]) => {
  expect(await messageFor(true, error, call)).toContain(vertex);
  const advice = await messageFor(false, error, call);
  expect(advice).toContain(gemini);
  expect(advice).not.toMatch(VERTEX_SETTINGS);
});
