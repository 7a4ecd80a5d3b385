import { expect } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

export const HOST = 'https://generativelanguage.googleapis.com';

/** What the tests read out of an answer by name. */
export interface Body {
  name: string;
  done?: boolean;
  metadata: JsonObject & { state: string; updateTime: string; output?: Output };
  response?: JsonObject;
  error: { code: number; message: string; status: string; details?: unknown };
  operations?: Body[];
  nextPageToken?: string;
}

interface Output {
  responsesFile?: string;
  inlinedResponses?: { inlinedResponses: JsonObject[] };
}

/** Calls the Gemini API with a key. */
export async function call(
  cloud: MockCloud,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-goog-api-key': 'k' },
): Promise<{ status: number; body: Body }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await cloud.fetch(`${HOST}/${path}`, { method, headers, ...(body !== undefined && { body: text }) });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  return { status: answer.status, body: (await answer.json()) as Body };
}

/** Looks at a batch once. */
export async function see(cloud: MockCloud, name: string): Promise<Body> {
  const { body } = await call(cloud, 'GET', `v1beta/${name}`);
  return body;
}

/** Looks at a batch until it is done. */
export async function whenDone(cloud: MockCloud, { name }: { name: string }): Promise<Body> {
  for (let look = 0; look < 9; look += 1) {
    const body = await see(cloud, name);
    if (body.done) return body;
  }
  throw new Error(`${name} is not done after nine looks`);
}

/** The text of a file. */
export async function download(cloud: MockCloud, path: string): Promise<string> {
  const answer = await cloud.fetch(`${HOST}/${path}`, { headers: { 'x-goog-api-key': 'k' } });
  expect(answer.status).toBe(200);
  return answer.text();
}
