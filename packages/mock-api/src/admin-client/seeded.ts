import type { Dataset } from '../model/datasets/datasets.ts';
import type { FileFacts } from '../model/files/gemini-file.ts';
import { bytesOf } from '../model/object-data.ts';
import type { AdminCalls } from './admin-calls.ts';
import type { RemoteDatasets, RemoteFiles } from './cloud-admin.ts';
import { ifThere } from './if-there.ts';

/** Files of the Gemini API, by the calls of one server. */
export function remoteFiles(calls: AdminCalls): RemoteFiles {
  const pathOf = (name: string): string => `/files/${encodeURIComponent(name.replace(/^files\//, ''))}`;
  const content = (name: string): Promise<Response> => calls.send('GET', `${pathOf(name)}/content`);
  return {
    put: ({ name, displayName, mimeType }, data) => {
      const body = ReadableStream.from(bytesOf(data));
      return calls.json<FileFacts>('POST', '/files', { params: { name, displayName, mimeType }, body });
    },
    list: async () => (await calls.json<{ files: FileFacts[] }>('GET', '/files')).files,
    get: (name) => ifThere(calls.json<FileFacts>('GET', pathOf(name))),
    bytes: async (name) => new Uint8Array(await (await content(name)).arrayBuffer()),
    text: async (name) => (await content(name)).text(),
  };
}

/** Vertex AI's multimodal datasets, by the calls of one server. */
export function remoteDatasets(calls: AdminCalls): RemoteDatasets {
  const pathOf = (name: string): string => `/datasets/${encodeURIComponent(name)}`;
  return {
    put: async (name, rows) => {
      const body = ReadableStream.from(linesOf(rows));
      return (await calls.json<{ name: string }>('PUT', pathOf(name), { body })).name;
    },
    list: async () => (await calls.json<{ datasets: Dataset[] }>('GET', '/datasets')).datasets,
    get: (name) => ifThere(calls.json<Dataset>('GET', pathOf(name))),
    rows: async (name) => {
      const text = await (await calls.send('GET', `${pathOf(name)}/rows`)).text();
      const lines = text.split('\n').filter((line) => line !== '');
      return lines.map((line): unknown => JSON.parse(line));
    },
  };
}

/** Every row is a value, a text as well. */
async function* linesOf(rows: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for await (const row of rows) yield encoder.encode(`${JSON.stringify(row)}\n`);
}
