import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, download, see, whenDone } from './call-gemini.test-setup.ts';
import { asking, fileOf, GENERATE, overFile } from './create-bodies.test-setup.ts';

describe('a batch of rows in a file', () => {
  test.for(['v1beta/files', 'download/v1beta/files'])('writes a file of its own, to be had at %s', async (base) => {
    const cloud = openCloud();
    const file = await fileOf(cloud, { key: 'r1', request: asking('one') }, { key: 'r2', request: {} });
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    expect(body.metadata['inputConfig']).toEqual({ fileName: file });
    const ended = await whenDone(cloud, body);
    const responsesFile = `files/batch-${body.name.slice('batches/'.length)}`;
    expect(ended.metadata.output).toEqual({ responsesFile });
    expect(ended.response).toMatchObject({ responsesFile });
    const text = await download(cloud, `${base}/${responsesFile.slice('files/'.length)}:download?alt=media`);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject);
    expect(lines.toSorted((left, right) => String(left['key']).localeCompare(String(right['key'])))).toEqual([
      { key: 'r1', response: expect.objectContaining({ modelVersion: 'gemini-2.5-flash' }) as unknown },
      { key: 'r2', error: { code: 3, message: expect.any(String) as unknown } },
    ]);
  });

  test('cannot be read or deleted as a file, for its name is too long', async () => {
    const cloud = openCloud();
    const { body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, { request: asking('a') })));
    const { metadata } = await whenDone(cloud, body);
    for (const [method, request] of [
      ['GET', 'GetFileRequest'],
      ['DELETE', 'DeleteFileRequest'],
    ] as const) {
      const refused = await call(cloud, method, `v1beta/${metadata.output?.responsesFile}`);
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toBe(
        `* ${request}.name: File ID (name excluding 'files/') cannot be more than 40 characters.\n`,
      );
    }
  });

  test('passes over what stands beside the request, and takes requests without a key', async () => {
    const cloud = openCloud();
    const file = await fileOf(cloud, { key: 'a', request: asking('a'), config: { temperature: 9 } }, asking('bare'));
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    const { metadata } = await whenDone(cloud, body);
    const text = await download(cloud, `v1beta/${metadata.output?.responsesFile}:download?alt=media`);
    expect(text).toContain('“bare”');
    expect(text).not.toContain('config');
    expect(metadata['batchStats']).toEqual({ requestCount: '2', successfulRequestCount: '2' });
  });

  test('unless the cloud refuses bare lines', async () => {
    const cloud = openCloud({ gemini: { bareLines: 'refuse' } });
    const { status, body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, asking('bare'))));
    expect([status, body.error.message]).toEqual([
      400,
      "Error on line 1: invalid JSON, near column 13: no such field: 'contents'",
    ]);
  });

  test('with the same seed writes the same bytes, keys in any order', async () => {
    const textOf = async (seed: number): Promise<string> => {
      const cloud = openCloud({ seed });
      const rows = Array.from({ length: 20 }, (_, index) => ({ key: `k${index}`, request: asking(`row ${index}`) }));
      const { metadata } = await whenDone(
        cloud,
        (await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, ...rows)))).body,
      );
      return download(cloud, `v1/${metadata.output?.responsesFile}:download?alt=media`);
    };
    const text = await textOf(1);
    expect(await textOf(1)).toBe(text);
    expect(await textOf(2)).not.toBe(text);
    expect(
      new Set(
        text
          .trimEnd()
          .split('\n')
          .map((line) => Object.keys(JSON.parse(line) as object).join()),
      ).size,
    ).toBe(2);
  });

  test('fails when its file is gone before it runs', async () => {
    const cloud = openCloud({ clock: 'manual' });
    const file = await fileOf(cloud, { request: asking('a') });
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    await call(cloud, 'DELETE', `v1beta/${file}`);
    await cloud.clock.advance(60_000);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_FAILED' }, error: { code: 7 } });
    expect(ended).not.toHaveProperty('response');
  });
});
