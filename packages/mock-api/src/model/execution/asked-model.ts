import type { TextAnswer } from '../../predictors/predictor.ts';
import type { Predictors } from '../../predictors/predictors.ts';
import type { RowModel, TextToEmbed } from '../families/row-model.ts';
import type { JsonObject } from '../json.ts';
import { SeededRandom } from '../seeded-random.ts';
import { answerUnder, type RowFault } from './row-fault.ts';

interface AskedModelOptions {
  readonly id: string;
  readonly seed: number;
  /** The row as it was read: the same row has the same chances. */
  readonly text: string;
  readonly predictors: Predictors;
  readonly fault: RowFault | undefined;
}

/** A cloud's predictors, as one row of a job asks them. */
export class AskedModel implements RowModel {
  readonly id: string;
  readonly #options: AskedModelOptions;

  constructor(options: AskedModelOptions) {
    this.#options = options;
    this.id = options.id;
  }

  async say({ text, request }: { text: string; request: JsonObject }): Promise<TextAnswer> {
    const { predictors, fault } = this.#options;
    const answer = await predictors.text({ model: this.id, text, request, random: this.#random() });
    return answerUnder(fault, typeof answer === 'string' ? { text: answer } : answer);
  }

  async embed(question: TextToEmbed): Promise<readonly number[]> {
    const { predictors, seed } = this.#options;
    return predictors.embedding({ ...question, seed, model: this.id });
  }

  async predict({ instance, parameters }: { instance: unknown; parameters: unknown }): Promise<unknown> {
    return this.#options.predictors.instance({ model: this.id, instance, parameters, random: this.#random() });
  }

  #random(): SeededRandom {
    return new SeededRandom(this.#options.seed, 'answer', this.id, this.#options.text);
  }
}
