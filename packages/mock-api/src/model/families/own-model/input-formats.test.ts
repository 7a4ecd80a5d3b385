import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Crc32c } from '../../objects/crc32c.ts';
import { create, linesOf, openSeeded, run } from '../run-job.test-setup.ts';

/** The checksum that a TFRecord has of its length, and of its bytes. */
function masked(bytes: Uint8Array): number {
  const crc = new Crc32c().update(bytes).value;
  return (((crc >>> 15) | (crc << 17)) + 0xa2_82_ea_d8) >>> 0;
}

describe("models of one's own", () => {
  const model = 'projects/mock-project/locations/us-central1/models/7654321';
  const RESULTS = 'prediction.results-00000-of-00001';
  const ERRORS = 'prediction.errors_stats-00000-of-00001';

  test('CSV becomes arrays, in the order of its columns', async () => {
    const csv = 'id,age,colour\n42,31,"red, or ""so"""\n43,,blue\n';
    const cloud = openSeeded({ order: 'input' });
    const plain = await run(cloud, csv, { model, format: 'csv' });
    expect(plain.job).toMatchObject({ inputConfig: { instancesFormat: 'csv' } });
    expect(linesOf(plain.files[RESULTS]).map(({ instance }) => instance)).toEqual([
      [42, 31, 'red, or "so"'],
      [43, '', 'blue'],
    ]);
    const keyed = await run(openSeeded({ order: 'input' }), csv, {
      model,
      format: 'csv',
      more: { instanceConfig: { keyField: 'id' } },
    });
    expect(linesOf(keyed.files[RESULTS]).map(({ key }) => key)).toEqual([42, 43]);
  });

  test('the files of a list are sent in base64; one that is not there is an error', async () => {
    const cloud = openSeeded();
    await cloud.bucket('images').put('cat.jpg', new Uint8Array([1, 2, 3]));
    const { files } = await run(cloud, 'gs://images/cat.jpg\ngs://images/dog.jpg\n', { model, format: 'file-list' });
    expect(linesOf(files[RESULTS])).toMatchObject([{ instance: { b64: 'AQID' } }]);
    expect(linesOf(files[ERRORS])).toEqual([
      { instance: 'gs://images/dog.jpg', error: { code: 5, message: 'The file gs://images/dog.jpg does not exist.' } },
    ]);
  });

  test.for(['tf-record', 'tf-record-gzip'])('the records of a %s are sent in base64', async (format) => {
    // A record "abc", in TensorFlow's framing.
    const record = Buffer.from('03000000000000000000000061626300000000', 'hex');
    record.writeUInt32LE(masked(record.subarray(0, 8)), 8);
    record.writeUInt32LE(masked(record.subarray(12, 15)), 15);
    const data = Buffer.concat([record, record]);
    const { files } = await run(openSeeded(), format === 'tf-record' ? data : gzipSync(data), { model, format });
    expect(linesOf(files[RESULTS]).map(({ instance }) => instance)).toEqual([{ b64: 'YWJj' }, { b64: 'YWJj' }]);
    const broken = await run(openSeeded(), 'no record', { model, format });
    expect(broken.job).toMatchObject({
      error: { code: 3, message: expect.stringContaining('is no file of TFRecords') },
    });
  });

  test('models of Google take JSON Lines alone', async () => {
    const { body } = await create(openSeeded(), { model: 'publishers/google/models/gemini-2.5-flash', format: 'csv' });
    expect(JSON.stringify(body)).toContain('Supported values are: [jsonl]');
  });

  test('a line that is no JSON fails the job, and is named', async () => {
    const { job } = await run(openSeeded(), '{"a":1}\n{"a":\n', { model });
    expect(job).toMatchObject({ error: { code: 3, message: expect.stringMatching(/JSON parsing error.*line 2/s) } });
  });
});
