import { GoogleGenAI } from '@google/genai';
import { Storage } from '@google-cloud/storage';
import { test } from '@genai-batch/testing/vitest';
import { expect } from 'vitest';

// Made once, as programs do, and shared by all tests: nothing in them says whose call it is.
const genai = new GoogleGenAI({ vertexai: true, project: 'mock-project', location: 'us-central1' });
const storage = new Storage();

const line = (text: string): string =>
  `${JSON.stringify({ request: { contents: [{ role: 'user', parts: [{ text }] }] } })}\n`;

test.concurrent.for(Array.from({ length: 200 }, (_, index) => `test-${index}`))(
  'each of two hundred tests has its own jobs and objects, though they run side by side and share one client of each kind and one bucket name: %s',
  async (name) => {
    const bucket = storage.bucket('shared-bucket');
    await bucket.file('rows.jsonl').save(line(name));

    let job = await genai.batches.create({
      model: 'gemini-2.5-flash',
      src: 'gs://shared-bucket/rows.jsonl',
      config: { displayName: name, dest: 'gs://shared-bucket/out' },
    });
    const states: unknown[] = [];
    while (states.length < 10 && states.at(-1) !== 'JOB_STATE_SUCCEEDED') {
      job = await genai.batches.get({ name: job.name ?? '' });
      states.push(job.state);
    }
    expect(job.displayName).toBe(name);
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);

    const [files] = await bucket.getFiles({ prefix: 'out/' });
    const outputs = files.filter((file) => file.name.endsWith('predictions.jsonl'));
    expect(outputs).toHaveLength(1);
    const [output] = (await outputs[0]?.download()) ?? [];
    expect(String(output)).toContain(JSON.stringify(name));
  },
);
