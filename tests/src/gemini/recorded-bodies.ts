import { GoogleGenAI as OfficialClient } from '@google/genai';
import { Client } from '@genai-batch/core';

/** What a client sent, or why it did not. */
export type Sent = { readonly body: string } | { readonly refused: string };

type CreateParameters = Parameters<OfficialClient['batches']['create']>[0];
type Recorder = (url: unknown, init?: RequestInit) => Promise<Response>;

/** The body of the request with which our client creates a job. */
export const sentByOurs = (params: object, { copy = true } = {}): Promise<Sent> =>
  recordBody((fetch) =>
    new Client({ vertexai: false, apiKey: 'KEY', httpOptions: { fetch } }).batches.create(
      (copy ? structuredClone(params) : params) as CreateParameters,
    ),
  );

/** The same of the official client. Each gets a copy: the official one writes into it. */
export const sentByOfficial = (params: object): Promise<Sent> =>
  recordBody((fetch) =>
    new OfficialClient({ vertexai: false, apiKey: 'KEY', httpOptions: { fetch } }).batches.create(
      structuredClone(params) as CreateParameters,
    ),
  );

async function recordBody(create: (fetch: Recorder) => Promise<unknown>): Promise<Sent> {
  let body: string | undefined;
  const fetch: Recorder = async (_url, init) => {
    body = init?.body as string;
    return Response.json({ name: 'batches/1', metadata: { state: 'BATCH_STATE_PENDING' } });
  };
  try {
    await create(fetch);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  return { body: body ?? '' };
}
