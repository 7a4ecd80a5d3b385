import type { TextAnswer } from '../../predictors/predictor.ts';
import type { Predictors } from '../../predictors/predictors.ts';
import { eachText, type RowVectors } from '../../predictors/row-vectors.ts';
import type { RowModel, TextsToEmbed, TextToAnswer } from '../families/row-model.ts';
import { SeededRandom } from '../seeded-random.ts';
import { answerUnder, type RowFault } from './row-fault.ts';

interface AskedModelOptions {
  readonly id: string;
  readonly seed: number;
  /** From the row as it was read: the same row has the same chances. */
  readonly random: () => SeededRandom;
  /** The row's own id, if it has one. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  readonly predictors: Predictors;
  readonly fault: RowFault | undefined;
}

/** A cloud's predictors, as one row of a job asks them. */
export class AskedModel implements RowModel {
  readonly id: string;
  readonly #options: AskedModelOptions;
  #hasSpoken = false;

  constructor(options: AskedModelOptions) {
    this.#options = options;
    this.id = options.id;
  }

  /** Whether it has said anything, be it under a fault. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  async say({ text, request, style, candidate = 0 }: TextToAnswer): Promise<TextAnswer> {
    const { predictors, fault, key, signal } = this.#options;
    const random = this.#randomOf(candidate);
    const answer = await predictors.text({ model: this.id, text, request, style, candidate, key, random, signal });
    this.#hasSpoken = true;
    return answerUnder(fault, typeof answer === 'string' ? { text: answer } : answer);
  }

  embed(question: TextsToEmbed): Promise<RowVectors> {
    const { predictors, seed, key, signal } = this.#options;
    const embed = predictors.embedRow ?? eachText(predictors.embedding);
    return embed({ ...question, seed, model: this.id, key, signal });
  }

  async predict({ instance, parameters }: { instance: unknown; parameters: unknown }): Promise<unknown> {
    const { predictors, random } = this.#options;
    return predictors.instance({ model: this.id, instance, parameters, random: random() });
  }

  #randomOf(candidate: number): SeededRandom {
    const random = this.#options.random();
    return candidate === 0 ? random : new SeededRandom(random.uint32(), 'candidate', candidate);
  }
}
