import { expect, onTestFinished, test } from 'vitest';
import { serveLocalModel } from './local-model.ts';

async function embeddings(body: unknown): Promise<{ status: number; answer: unknown }> {
  const model = await serveLocalModel();
  onTestFinished(() => model.close());
  const response = await fetch(`${model.url}/embeddings`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

test('texts are embedded as OpenAI’s servers do, with the tokens they have', async () => {
  const { status, answer } = await embeddings({ model: 'e', input: ['a river', 'a lake'], dimensions: 3 });
  const embedding = [expect.any(Number), expect.any(Number), expect.any(Number)];
  expect({ status, answer }).toEqual({
    status: 200,
    answer: {
      object: 'list',
      model: 'e',
      data: [
        { object: 'embedding', index: 0, embedding },
        { object: 'embedding', index: 1, embedding },
      ],
      usage: { prompt_tokens: 4, total_tokens: 4 },
    },
  });
});

test.for<[body: unknown, message: string]>([
  [[], 'the body is an object'],
  [{ input: 'a' }, 'the body has no model'],
  [{ model: 'e' }, 'the body has no input'],
  [{ model: 'e', input: '' }, 'the body.input is a text that is not empty, or the body.input is a list of 1 or more'],
  [{ model: 'e', input: [] }, 'the body.input is a list of 1 or more'],
  [{ model: 'e', input: ['a', 1] }, 'the body.input[1] is a text'],
  [{ model: 'e', input: 'a', dimensions: 0 }, 'the body.dimensions is a whole number from 1'],
  [{ model: 'e', input: 'a', encoding_format: 'base64' }, 'the body.encoding_format is one of float'],
  [{ model: 'e', input: 'a', task_type: 'x' }, 'the body.task_type is not known'],
])('%j is refused: %s', async ([body, message]) => {
  expect(await embeddings(body)).toMatchObject({
    status: 400,
    answer: { error: { message: expect.stringContaining(message) } },
  });
});
