import { embedText, type EmbeddingPredictor } from './embedding.ts';
import { containerPredictor, type InstancePredictor } from './instance.ts';
import type { TextPredictor } from './predictor.ts';
import { readableModel } from './readable-model.ts';
import type { RowEmbedder } from './row-vectors.ts';

/** Who answers, by what a model gives back: words, vectors, or, as models of one's own do, anything. */
export interface Predictors {
  readonly text: TextPredictor;
  readonly embedding: EmbeddingPredictor;
  readonly instance: InstancePredictor;
  /** How many rows of a job may be asked at once: worth raising for models that are waited for. @default 1 */
  readonly concurrency?: number;
  /** Asked in place of `embedding` where the texts of a row are answered together: by a model elsewhere, or by fixtures. */
  readonly embedRow?: RowEmbedder | undefined;
  /** The host of the model elsewhere that answers, if one does: named by whoever made the cloud. */
  readonly upstreamHost?: string | undefined;
}

/** Answers that a seed repeats, and that need no model. */
export const readablePredictors: Predictors = {
  text: readableModel,
  embedding: embedText,
  instance: containerPredictor,
};
