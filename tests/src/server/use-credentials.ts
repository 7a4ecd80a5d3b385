// A program as its users have it: nothing in it knows of a mock. It tells what its clients were answered.
import { GoogleGenAI } from '@google/genai';
import { Storage } from '@google-cloud/storage';
import { authLibraries } from './auth-libraries.ts';

async function main(): Promise<void> {
  const answers: Record<string, unknown> = {};
  for (const [name, { GoogleAuth }] of authLibraries) {
    const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' });
    const urls = [
      'https://storage.googleapis.com/storage/v1/b?project=p',
      `${process.env['GOOGLE_VERTEX_BASE_URL']}/v1/projects/p/locations/us-central1/batchPredictionJobs`,
    ];
    answers[name] = await Promise.all(urls.map(async (url) => (await auth.request({ url })).status));
  }
  const file = new Storage().bucket('inputs').file('in.jsonl');
  await file.save('hello');
  answers['storage'] = String((await file.download())[0]);
  const genai = new GoogleGenAI({ vertexai: true });
  answers['genai'] = (await genai.batches.create({ model: 'gemini-2.5-flash', src: 'gs://inputs/in.jsonl' })).state;
  process.stdout.write(JSON.stringify(answers));
}

void main();
