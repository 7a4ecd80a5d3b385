import { serveLocalModel } from '@genai-batch/mock-api/local-model';
import { follow } from './follow.ts';
import type { Backstage, Scenario } from './scenario.ts';
import { showResults } from './show-results.ts';

const questions = ['Does yeast sleep?', 'Who tunes a lighthouse?', 'Where do kites go in winter?', 'Is fog heavy?'];

/** Where a model of yours listens, such as Ollama at `http://127.0.0.1:11434/v1`; without it, the demo starts one. */
const { DEMO_MODEL_URL: ownUrl, DEMO_MODEL_NAME: ownModel = 'llama3.2' } = process.env;

export const localModel: Scenario = {
  name: 'local-model',
  summary: 'rows answered by a model on this machine: Ollama, llama.cpp, or a stand-in that the demo starts',
  live: false,
  async backstage(): Promise<Backstage> {
    if (ownUrl !== undefined) return { options: { upstream: { url: ownUrl, model: ownModel } }, close: async () => {} };
    let asked = 0;
    const model = await serveLocalModel({
      answer: ({ text, number }) => {
        // A busy server says so; the mock asks again.
        if (number === 2) return Response.json({ error: 'busy' }, { status: 503, headers: { 'retry-after': '0' } });
        asked += 1;
        return `Answer ${asked} of the model next door: “${text}” has ${text.length} characters.`;
      },
    });
    const upstream = { url: model.url, model: 'stand-in', concurrency: 2 };
    return { options: { upstream }, close: () => model.close() };
  },
  async play(stage) {
    const { client, screen, dest } = stage;
    screen.line(
      ownUrl === undefined
        ? 'A stand-in for Ollama completes chats on this machine; set DEMO_MODEL_URL and DEMO_MODEL_NAME for a model of yours.'
        : `${ownModel} at ${ownUrl} answers.`,
    );
    screen.line();
    const src = await stage.upload(
      'questions.jsonl',
      questions.map((text, i) => ({
        id: `question-${i + 1}`,
        request: { contents: [{ role: 'user', parts: [{ text }] }] },
      })),
    );
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src, config: { dest } });
    const ended = await follow(job, stage);
    screen.line();
    await showResults(ended, stage, 'id');
    screen.line();
    screen.line(
      'What just happened: the job asked for Gemini, the mock asked the model next door, in its own API, two',
    );
    screen.line('rows at a time, and gave the answers back as Gemini’s: the program does not know the difference.');
  },
};
