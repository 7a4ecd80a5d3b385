import { hash } from 'node:crypto';
import type { RestCalls } from './rest-calls.ts';

/** How an upload stands, as its service says. */
export interface Stands {
  readonly received: number;
  readonly isDone: boolean;
}

export interface Chunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly from: number;
  readonly total: number;
}

/** One of the services that take uploads in chunks. */
export interface UploadKind {
  bytesOf(name: string, length: number): Buffer<ArrayBuffer>;
  /** @returns path and query of the upload's address */
  begin(calls: RestCalls, name: string): Promise<string>;
  send(calls: RestCalls, address: string, chunk: Chunk): Promise<Stands>;
  ask(calls: RestCalls, address: string, total: number): Promise<Stands>;
  /** Whether these bytes are what came of it; takes that away. */
  isWhole(calls: RestCalls, name: string, bytes: Buffer): Promise<boolean>;
}

const BUCKET = 'kept-uploads';
const TABLES = '/bigquery/v2/projects/mock-project/datasets/kept/tables';
const json = { authorization: 'Bearer any', 'content-type': 'application/json' };

/** Chunks by `Content-Range`, as Cloud Storage and BigQuery take them. */
const byRange: Pick<UploadKind, 'send' | 'ask'> = {
  async send(calls, address, { bytes, from, total }) {
    const to = from + bytes.length;
    // All bytes may have come, and not what was to be made of them.
    const own = bytes.length === 0 ? '*' : `${from}-${to - 1}`;
    const range = `bytes ${own}/${to === total ? total : '*'}`;
    return standsOf(await calls.send('PUT', address, bytes, { 'content-range': range }), total);
  },
  async ask(calls, address, total) {
    return standsOf(await calls.send('PUT', address, undefined, { 'content-range': 'bytes */*' }), total);
  },
};

function standsOf({ status, headers }: Response, total: number): Stands {
  if (status !== 308) return { received: total, isDone: true };
  const [, last] = /^bytes=0-(\d+)$/.exec(headers.get('range') ?? '') ?? [];
  return { received: last === undefined ? 0 : Number(last) + 1, isDone: false };
}

function pathOf(address: string | null): string {
  const { pathname, search } = new URL(address ?? '');
  return pathname + search;
}

function anyBytes(name: string, length: number): Buffer<ArrayBuffer> {
  return Buffer.from(`${name} `.repeat(length / name.length)).subarray(0, length);
}

const objects: UploadKind = {
  ...byRange,
  bytesOf: anyBytes,
  async begin(calls, name) {
    const path = `/upload/storage/v1/b/${BUCKET}/o?uploadType=resumable&name=${name}`;
    return pathOf((await calls.send('POST', path)).headers.get('location'));
  },
  async isWhole(calls, name, bytes) {
    const text = await calls.object(name, BUCKET);
    await calls.send('DELETE', `/storage/v1/b/${BUCKET}/o/${name}`);
    return text === bytes.toString();
  },
};

const files: UploadKind = {
  bytesOf: anyBytes,
  async begin(calls, name) {
    const headers = { ...json, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' };
    const answer = await calls.send('POST', '/upload/v1beta/files?key=k', JSON.stringify({ file: { name } }), headers);
    return pathOf(answer.headers.get('x-goog-upload-url'));
  },
  async send(calls, address, { bytes, from, total }) {
    const command = from + bytes.length === total ? 'upload, finalize' : 'upload';
    const headers = { 'x-goog-upload-command': command, 'x-goog-upload-offset': String(from) };
    return fileStandsOf(await calls.send('POST', address, bytes, headers));
  },
  async ask(calls, address) {
    return fileStandsOf(await calls.send('POST', address, undefined, { 'x-goog-upload-command': 'query' }));
  },
  async isWhole(calls, name, bytes) {
    const path = `/v1beta/files/${name}?key=k`;
    const { sha256Hash } = (await (await calls.send('GET', path)).json()) as { sha256Hash: string };
    await calls.send('DELETE', path);
    return Buffer.from(sha256Hash, 'base64').toString() === hash('sha256', bytes);
  },
};

function fileStandsOf({ headers }: Response): Stands {
  const received = Number(headers.get('x-goog-upload-size-received'));
  return { received, isDone: headers.get('x-goog-upload-status') === 'final' };
}

/** Rows that a load job brings along: what it loaded is read as lines again. */
const loads: UploadKind = {
  ...byRange,
  bytesOf: (name, length) => {
    const lines = Array.from({ length: Math.ceil(length / 2000) }, (_, row) =>
      lineOf(`${name} ${row} `.padEnd(1980, '.')),
    );
    return Buffer.from(lines.join(''));
  },
  async begin(calls, name) {
    const load = {
      destinationTable: { projectId: 'mock-project', datasetId: 'kept', tableId: name },
      schema: { fields: [{ name: 'id', type: 'STRING' }] },
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
    };
    const path = '/upload/bigquery/v2/projects/mock-project/jobs?uploadType=resumable';
    const body = JSON.stringify({ jobReference: { jobId: name }, configuration: { load } });
    return pathOf((await calls.send('POST', path, body, json)).headers.get('location'));
  },
  async isWhole(calls, name, bytes) {
    await calls.loadJob(name);
    const lines = (await calls.rows(name)).map(lineOf);
    await calls.send('DELETE', `${TABLES}/${name}`, undefined, json);
    return lines.join('') === bytes.toString();
  },
};

function lineOf(id: string): string {
  return `${JSON.stringify({ id })}\n`;
}

export const uploadKinds: readonly UploadKind[] = [objects, files, loads];
