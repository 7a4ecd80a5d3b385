import { expect, test } from 'vitest';
import { Transport } from '../../http/transport.ts';
import { readEnvironment } from '../../settings/environment.ts';
import { resolveSettings } from '../../settings/resolve-settings.ts';
import type { Fetch } from '../../settings/http-options.ts';
import { generatedFile } from './generated-file.ts';

const transportTo = (fetch: Fetch): Transport =>
  new Transport(resolveSettings({ apiKey: 'k', enterprise: false, httpOptions: { fetch } }, readEnvironment({})));
const linesOf = async (name: string, fetch: Fetch): Promise<string[]> =>
  (await Array.fromAsync(generatedFile(name, transportTo(fetch)).lines())).flatMap(({ lines }) => lines);

test('reads the lines of a job’s output', async () => {
  const asked: string[] = [];
  const lines = await linesOf('files/batch-1', async (url) => {
    asked.push(url);
    return new Response('{"key":"ü"}\n{"key":"b"}\n');
  });
  expect(lines).toEqual(['{"key":"ü"}', '{"key":"b"}']);
  expect(asked).toEqual(['https://generativelanguage.googleapis.com/v1/files/batch-1:download?alt=media']);
});

test('says that an uploaded file cannot be read back', async () => {
  const refused: Fetch = async () => Response.json({ error: { code: 400, message: 'No.' } }, { status: 400 });
  await expect(linesOf('files/abc', refused)).rejects.toThrow(
    'Files that were uploaded cannot be read back: is files/abc one? The output of a job is job.dest.fileName.',
  );
  await expect(linesOf('files/batch-1', refused)).rejects.not.toThrow('uploaded');
  await expect(linesOf('files/batch-1', refused)).rejects.toMatchObject({ status: 400 });
});
