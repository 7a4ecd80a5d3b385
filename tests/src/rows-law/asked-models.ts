import { type Predictors, RowFailure } from '@genai-batch/mock-api';
import { digest, type JsonObject } from './canonical.ts';

/** Every model of a cloud. Each keeps what it was asked, in that order, and answers with what stands for the question. */
export class AskedModels {
  readonly asked: JsonObject[] = [];
  /** Whether the model refuses a question. @default none */
  refuses: (asked: JsonObject) => boolean = () => false;
  readonly #concurrency: number;

  /** @param concurrency How many rows are asked at once. */
  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  get predictors(): Partial<Predictors> {
    return {
      concurrency: this.#concurrency,
      text: async ({ request, candidate }) => {
        if ((candidate ?? 0) === 0) this.#keep(request);
        await this.#takeTurns();
        // As the model itself counted: no answer here is cut at a limit unless a fault does it.
        return { text: wordsFor(request), tokens: { prompt: 1, answer: 1 } };
      },
      embedding: async ({ request }) => {
        this.#keep(request);
        await this.#takeTurns();
        return vectorFor(request);
      },
      instance: async ({ instance }) => {
        const asked = instance as JsonObject;
        this.#keep(asked);
        await this.#takeTurns();
        return predictionFor(asked);
      },
    };
  }

  #keep(asked: JsonObject): void {
    this.asked.push(asked);
    if (this.refuses(asked)) throw new RowFailure('RESOURCE_EXHAUSTED', 'Later.');
  }

  /** Of rows that are asked at once, every other is answered late. */
  async #takeTurns(): Promise<void> {
    if (this.asked.length % 2 === 1) for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}

/** A text that is JSON. */
export function wordsFor(asked: JsonObject): string {
  return JSON.stringify({ asked: digest(asked) });
}

export function vectorFor(asked: JsonObject): number[] {
  return [...Buffer.from(digest(asked), 'hex')].map((byte) => byte / 256);
}

export function predictionFor(asked: JsonObject): JsonObject {
  return { asked: digest(asked) };
}
