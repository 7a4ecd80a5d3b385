import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

const usual = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
const questions = ['How high is the Eiffel Tower?', 'Who wrote “Middlemarch”?', 'Name a river.'];
const fileOf = (rows: readonly object[]): Blob => new Blob(rows.map((row) => `${JSON.stringify(row)}\n`));

/** The Gemini API: rows in the call or in a file, words or vectors. */
export const geminiRows: readonly Scenario[] = [
  {
    name: 'rows in the call are answered in the batch itself, in their order',
    play: async (stage) => {
      const client = stage.client.gemini();
      const created = await client.batches.create({
        model: 'gemini-2.5-flash',
        src: questions.map((contents) => ({ contents, metadata: { contents }, config: { temperature: 0 } })),
        config: { displayName: 'inline' },
      });
      expect(created).toMatchObject({ displayName: 'inline', state: 'JOB_STATE_PENDING' });
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(usual);
      expect(job.dest?.inlinedResponses).toMatchObject(
        questions.map((contents) => ({
          metadata: { contents },
          response: { candidates: [{ content: { parts: [{ text: expect.stringMatching(/\S/) as string }] } }] },
        })),
      );
      return { created, job };
    },
  },
  {
    name: 'rows of an uploaded file are answered in a file to download, one bad row beside the others',
    play: async (stage) => {
      const client = stage.client.gemini();
      const rows = questions.map((text, index) => ({
        key: `row-${index}`,
        request: { contents: [{ role: index === 1 ? 'tester' : 'user', parts: [{ text }] }] },
      }));
      const file = await client.files.upload({
        file: fileOf(rows),
        config: { name: 'my-rows', displayName: 'rows', mimeType: 'jsonl' },
      });
      expect(file).toMatchObject({ name: 'files/my-rows', displayName: 'rows', state: 'ACTIVE', source: 'UPLOADED' });
      const created = await client.batches.create({
        model: 'gemini-2.5-flash',
        src: file.name!,
        config: { displayName: 'of a file' },
      });
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(usual);
      const lines = await stage.download(client, job.dest!.fileName!);
      expect(new Map(lines.map(({ key, error }) => [key, error]))).toEqual(
        new Map([
          ['row-0', undefined],
          ['row-1', { code: 3, message: 'Please use a valid role: user, model.' }],
          ['row-2', undefined],
        ]),
      );
      return { created, job, lines };
    },
  },
  {
    name: 'contents in the call become vectors in the batch itself, in their order',
    play: async (stage) => {
      const client = stage.client.gemini();
      const created = await client.batches.createEmbeddings({
        model: 'gemini-embedding-001',
        src: {
          inlinedRequests: { contents: questions, config: { taskType: 'RETRIEVAL_QUERY', outputDimensionality: 32 } },
        },
        config: { displayName: 'vectors' },
      });
      const { states, job } = await stage.follow(client, created);
      expect(states).toEqual(usual);
      const vectors = (job.dest?.inlinedEmbedContentResponses ?? []).map(
        ({ response }) => response?.embedding?.values ?? [],
      );
      expect(vectors.map(({ length }) => length)).toEqual([32, 32, 32]);
      return { created, job };
    },
  },
  {
    name: 'contents of an uploaded file become vectors in a file to download',
    play: async (stage) => {
      const client = stage.client.gemini();
      const rows = questions.map((text, index) => ({
        key: `row-${index}`,
        request: { content: { parts: [{ text }] }, output_dimensionality: 16 },
      }));
      const config = { name: 'my-contents', mimeType: 'application/json' };
      const file = await client.files.upload({ file: fileOf(rows), config });
      const created = await client.batches.createEmbeddings({
        model: 'gemini-embedding-001',
        src: { fileName: file.name! },
      });
      const { job } = await stage.follow(client, created);
      const lines = await stage.download(client, job.dest!.fileName!);
      const sizes = lines.map(({ key, response }) => [
        key,
        (response as { embedding: { values: number[] } }).embedding.values.length,
      ]);
      expect(Object.fromEntries(sizes)).toEqual({ 'row-0': 16, 'row-1': 16, 'row-2': 16 });
      return { job, lines };
    },
  },
  {
    name: 'files are listed, told of, and deleted',
    play: async (stage) => {
      const client = stage.client.gemini();
      for (const name of ['one', 'two', 'three']) {
        await client.files.upload({ file: new Blob([name]), config: { name, mimeType: 'text/plain' } });
      }
      const listed: unknown[] = [];
      for await (const file of await client.files.list({ config: { pageSize: 2 } })) listed.push(file);
      expect(listed).toMatchObject([{ name: 'files/three' }, { name: 'files/two' }, { name: 'files/one' }]);
      const one = await client.files.get({ name: 'files/one' });
      expect(one).toMatchObject({ sizeBytes: '3', mimeType: 'text/plain' });
      await client.files.delete({ name: 'files/one' });
      return { one, names: stage.cloud.files.list().map(({ name }) => name) };
    },
  },
];
