import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UploadFileParameters } from './upload-parameters.ts';
import { uploadService, type Fault } from './upload-service.test-setup.ts';
import { plain, upload } from './upload.test-setup.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'upload-'))));
afterAll(() => rm(folder, { recursive: true }));

type Kind = 'path' | 'blob' | 'stream' | 'stream of known size' | 'web stream';

async function sourceOf(kind: Kind, content: Uint8Array<ArrayBuffer>): Promise<UploadFileParameters> {
  const pieces = Array.from({ length: Math.ceil(content.length / 7) }, (_, at) => content.slice(at * 7, at * 7 + 7));
  switch (kind) {
    case 'path': {
      const path = join(folder, `${content.length}-${Math.random()}.txt`);
      await writeFile(path, content);
      return { file: path };
    }
    case 'blob':
      return { file: new Blob([content]), ...plain };
    case 'stream':
      return { file: Readable.from(pieces), ...plain };
    case 'stream of known size':
      return { file: Readable.from(pieces), config: { ...plain.config, sizeBytes: content.length } };
    case 'web stream':
      return { file: ReadableStream.from(pieces), ...plain };
    default:
      return kind satisfies never;
  }
}

test('the service gets the same bytes, whatever breaks on the way', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 120 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom<Kind>('path', 'blob', 'stream', 'stream of known size', 'web stream'),
      // No more than two failures without progress: the third is the last attempt.
      fc
        .array(fc.constantFrom<Fault>('none', 'lost', 'half', 'unanswered', '503', 'no-status'), { maxLength: 12 })
        .map((faults) => faults.map((fault, at) => (at % 3 === 0 ? fault : 'none'))),
      async (content, chunkBytes, kind, faults) => {
        const service = uploadService(faults);
        const bytes = Uint8Array.from(content);
        const file = await upload(service.fetch, await sourceOf(kind, bytes), chunkBytes);
        expect(file).toEqual({ name: 'files/abc', sizeBytes: String(bytes.length) });
        expect(service.stored().equals(bytes)).toBe(true);
        expect(
          Math.max(
            0,
            ...service.requests.filter(({ command }) => command.startsWith('upload')).map((sent) => sent.bytes.length),
          ),
        ).toBeLessThanOrEqual(chunkBytes);
      },
    ),
  ));

test('an empty file is uploaded too', async () => {
  const service = uploadService();
  expect(await upload(service.fetch, { file: new Blob([]), ...plain })).toMatchObject({ sizeBytes: '0' });
});
