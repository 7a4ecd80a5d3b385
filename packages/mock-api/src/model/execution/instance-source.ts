import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { InstanceFormat } from '../families/instance-config.ts';
import { parseGsUri } from '../gs-uri.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { readLines } from '../json-lines.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { csvCells } from './csv-line.ts';
import { readTfRecords } from './tf-records.ts';
import type { RowSource } from './row-source.ts';

interface InstanceText {
  /** `{"instance":…}`, with the names of its `columns` if they stand apart. */
  readonly text: string;
  /** `line 3` */
  readonly where: string;
}

/**
 * The instances of an input for a model of one's own, each as a row `{"instance":…}`. A file that a list names and that
 * is not there is a row `{"instance":null,"missingFile":"gs://…"}`.
 */
export function openInstanceSource(
  store: ObjectStore,
  objects: readonly StoredObject[],
  format: InstanceFormat,
): RowSource {
  return {
    async *rows() {
      let index = 0;
      for (const object of objects) {
        for await (const { text, where } of instancesOf(object, format, store)) {
          yield [{ text, index, place: () => `gs://${object.bucket}/${object.name}, ${where}` }];
          index += 1;
        }
      }
    },
  };
}

function instancesOf(object: StoredObject, format: InstanceFormat, store: ObjectStore): AsyncIterable<InstanceText> {
  switch (format) {
    case 'jsonl':
      return jsonLines(object);
    case 'csv':
      return csvRows(object);
    case 'file-list':
      return listedFiles(object, store);
    case 'tf-record':
      return records(object, object.content.stream());
    case 'tf-record-gzip':
      return records(object, Readable.from(object.content.stream()).pipe(createGunzip()));
    default:
      return format satisfies never;
  }
}

async function* jsonLines({ content }: StoredObject): AsyncGenerator<InstanceText, void> {
  for await (const { text, number } of readLines(content.stream())) {
    yield { text: wrapped(text), where: `line ${number}` };
  }
}

/** What is no JSON stays as it is, for the import to say so. */
function wrapped(text: string): string {
  try {
    return JSON.stringify({ instance: JSON.parse(text) as unknown });
  } catch {
    return text;
  }
}

async function* csvRows({ bucket, name, content }: StoredObject): AsyncGenerator<InstanceText, void> {
  let columns: string[] | undefined;
  for await (const { text, number } of readLines(content.stream())) {
    const cells = csvCells(text);
    if (!columns) {
      columns = cells.map(String);
      continue;
    }
    if (cells.length !== columns.length) {
      throw importFailure(
        `gs://${bucket}/${name}, line ${number}, has ${cells.length} cells where the header has ${columns.length}.`,
      );
    }
    yield { text: JSON.stringify({ instance: cells, columns }), where: `line ${number}` };
  }
}

async function* listedFiles({ content }: StoredObject, store: ObjectStore): AsyncGenerator<InstanceText, void> {
  for await (const { text, number } of readLines(content.stream())) {
    const uri = text.trim();
    const { bucket, name } = parseGsUri(uri) ?? { bucket: '', name: '' };
    const file = store.getBucket(bucket) && store.get(bucket, name);
    const row = file
      ? { instance: { b64: Buffer.from(await file.content.bytes()).toString('base64') } }
      : { instance: null, missingFile: uri };
    yield { text: JSON.stringify(row), where: `line ${number}` };
  }
}

async function* records(
  { bucket, name }: StoredObject,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InstanceText, void> {
  let number = 0;
  try {
    for await (const data of readTfRecords(bytes)) {
      number += 1;
      const instance = { b64: Buffer.from(data).toString('base64') };
      yield { text: JSON.stringify({ instance }), where: `record ${number}` };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw importFailure(`gs://${bucket}/${name} is no file of TFRecords: ${reason}.`);
  }
}

function importFailure(message: string): JobFailure {
  return new JobFailure('INVALID_ARGUMENT', `Failed to import data. ${message}`);
}
