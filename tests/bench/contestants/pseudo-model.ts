import type { Predictors, Question } from '@genai-batch/mock-api';

/**
 * Either the mock's answers to rows of BENCH_FAMILY, from the parsed row to its output line, or a loop that parses the
 * same lines and stringifies what became of them. Prints rows a second and the bytes of a line. A job does more for a
 * row: it reads it, parses it, takes its chance from a digest of it, and writes; that is what `mock-job` measures.
 */
const { BENCH_FAMILY = 'gemini', BENCH_WHAT = 'model' } = process.env;
const MEASURED_MS = 1_000;
const SEED = 7;

type Row = Readonly<Record<string, unknown>>;

interface Family {
  readonly model: string;
  readonly rows: number;
  readonly row: (text: string, id: string) => Row;
}

const families: Readonly<Record<string, Family>> = {
  gemini: {
    model: 'publishers/google/models/gemini-2.5-flash',
    rows: 2_000,
    row: (text, id) => ({
      id,
      request: { contents: [{ role: 'user', parts: [{ text }] }], generationConfig: { maxOutputTokens: 64 } },
    }),
  },
  claude: {
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    rows: 2_000,
    row: (content, id) => ({
      custom_id: id,
      request: { anthropic_version: 'vertex-2023-10-16', max_tokens: 64, messages: [{ role: 'user', content }] },
    }),
  },
  chat: {
    model: 'publishers/meta/models/llama-3.1-405b-instruct-maas',
    rows: 2_000,
    row: (content, id) => ({
      custom_id: id,
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'meta/llama', max_tokens: 64, messages: [{ role: 'user', content }] },
    }),
  },
  embedding: {
    model: 'publishers/google/models/gemini-embedding-001',
    rows: 200,
    row: (text, id) => ({ id, request: { content: { parts: [{ text }] } } }),
  },
};

const { model, rows: count, row } = families[BENCH_FAMILY]!;
const ask = 'Say in a few words what this is about. ';
const lines = Array.from({ length: count }, (_, index) =>
  JSON.stringify(row(`Row ${index}. ${ask.repeat(23)}`, `row-${index}`)),
);
const rows = lines.map((line) => JSON.parse(line) as Row);
const answerRow = await pseudoModel();
const outputs: string[] = [];
for (const [index, row] of rows.entries()) outputs.push(await answerRow(row, index));
const outputRows = outputs.map((output) => JSON.parse(output) as Row);

/** All rows once; gives the bytes that were made. */
const pass = BENCH_WHAT === 'model' ? answerAll : parseAndStringifyAll;
const outputLength = outputs.reduce((sum, { length }) => sum + length, 0);
for (let startedAt = performance.now(); performance.now() < startedAt + MEASURED_MS;) await pass(); // warms up

let passes = 0;
const startedAt = performance.now();
for (; performance.now() < startedAt + MEASURED_MS; passes += 1) {
  if ((await pass()) !== outputLength) throw new Error('The same rows gave other lines');
}
const seconds = (performance.now() - startedAt) / 1000;
console.log(
  JSON.stringify({
    rowsPerSecond: (passes * count) / seconds,
    bytesIn: Buffer.byteLength(lines[0]!),
    bytesOut: Buffer.byteLength(outputs[0]!),
  }),
);

async function answerAll(): Promise<number> {
  let length = 0;
  for (const [index, row] of rows.entries()) length += (await answerRow(row, index)).length;
  return length;
}

async function parseAndStringifyAll(): Promise<number> {
  let length = 0;
  for (const [index, line] of lines.entries()) {
    JSON.parse(line);
    length += JSON.stringify(outputRows[index]).length;
  }
  return length;
}

/** What a job has its rows answered by: the model's family, and the predictors that it asks. */
async function pseudoModel(): Promise<(row: Row, index: number) => Promise<string>> {
  const { findPublisherModel, readablePredictors, SeededRandom } = await internals();
  const { family, id, publisher } = findPublisherModel(model, { location: 'us-central1', hasMachines: false });
  const job = family.openJob({ echo: 'vertex', publisher });
  for (const row of rows) job.check(row);
  const chances = rows.map((_, index) => new SeededRandom(SEED, 'row', index).state);
  const own = new SeededRandom(SEED, 'said');
  const random = new SeededRandom(SEED, 'noted');
  const ask: Ask = {
    id,
    say: async (question) => {
      const answer = await readablePredictors.text({ ...question, model: id, random: own });
      return typeof answer === 'string' ? { text: answer } : answer;
    },
    embed: async ({ texts, ...question }) => ({
      vectors: await Promise.all(
        texts.map(async (text) => readablePredictors.embedding({ ...question, text, model: id, seed: SEED })),
      ),
    }),
  };
  return async (row, index) => {
    own.goOnFrom(chances[index]!);
    random.goOnFrom(chances[index]!);
    return JSON.stringify(await job.answer(row, { model: id, random, timeMs: 1_767_225_600_000, ask }));
  };
}

type EmbeddingQuestion = Parameters<Predictors['embedding']>[0];

interface Ask {
  readonly id: string;
  say(question: Omit<Question, 'model' | 'random'>): Promise<object>;
  embed(
    row: Omit<EmbeddingQuestion, 'model' | 'seed' | 'text'> & { readonly texts: readonly string[] },
  ): Promise<{ readonly vectors: readonly (readonly number[])[] }>;
}

interface JobRows {
  check(row: Row): void;
  answer(row: Row, context: object): Promise<Row>;
}

interface Internals {
  readonly findPublisherModel: (
    model: string,
    use: { location: string; hasMachines: boolean },
  ) => { id: string; publisher: string; family: { openJob(options: object): JobRows } };
  readonly readablePredictors: Predictors;
  readonly SeededRandom: new (seed: number, ...purpose: readonly (string | number)[]) => Question['random'];
}

/** They are not public: nobody else has a use for one row without its job. */
async function internals(): Promise<Internals> {
  const paths = ['model/families/publisher-models.js', 'predictors/predictors.js', 'model/seeded-random.js'];
  const home = import.meta.resolve('@genai-batch/mock-api');
  const modules = await Promise.all(paths.map((path) => import(new URL(path, home).href) as Promise<object>));
  return Object.assign({}, ...modules) as Internals;
}
