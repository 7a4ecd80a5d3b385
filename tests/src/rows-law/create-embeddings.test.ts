import { Client } from '@genai-batch/core';
import { createMockCloud } from '@genai-batch/mock-api';
import { waitingClock } from '@genai-batch/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { AskedModels, vectorFor } from './asked-models.ts';
import { plainContents } from './rows/any-contents.ts';

const config = fc.record(
  {
    taskType: fc.constantFrom('RETRIEVAL_QUERY', 'CLUSTERING'),
    outputDimensionality: fc.integer({ min: 1, max: 768 }),
  },
  { requiredKeys: [] },
);

test.for(doors)(
  'contents of createEmbeddings are what the model is asked, and none is matched by its place: $name',
  async (door) => {
    await fc.assert(
      fc.asyncProperty(fc.array(plainContents, { minLength: 1, maxLength: 5 }), config, async (drawn, settings) => {
        const models = new AskedModels(1);
        const cloud = createMockCloud({ predictors: models.predictors });
        const open = await door.open(cloud);
        try {
          const client = new Client({ apiKey: 'any', enterprise: false, clock: waitingClock(cloud) });
          const told = drawn.map((contents, at) => contents(`#${at}#`));
          const job = await client.batches.createEmbeddings({
            model: 'gemini-embedding-001',
            src: { inlinedRequests: { contents: told.map(({ given }) => given) as string[], config: settings } },
          });
          const ended = await client.batches.wait(job);
          const asked = told.map((each) => ({ content: (each.asked as object[])[0], ...settings }));
          expect(models.asked).toEqual(asked);
          const answers = ended.dest?.inlinedEmbedContentResponses?.map(({ response }) => response?.embedding?.values);
          expect(answers).toEqual(asked.map(vectorFor));
          const rows = await Array.fromAsync(client.batches.results(ended));
          expect(rows).toEqual(
            ended.dest?.inlinedEmbedContentResponses?.map((line, at) => ({
              status: 'unmatched',
              line: JSON.stringify(line),
              lineNumber: at + 1,
              reason: expect.stringContaining('Send rows with a key'),
              response: line.response,
            })),
          );
        } finally {
          await open.close();
          await cloud.close();
        }
      }),
      { numRuns: 5 },
    );
  },
);
