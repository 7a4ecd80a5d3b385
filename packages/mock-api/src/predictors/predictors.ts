import { embedText, type EmbeddingPredictor } from './embedding.ts';
import { containerPredictor, type InstancePredictor } from './instance.ts';
import type { TextPredictor } from './predictor.ts';
import { readablePredictor } from './readable-predictor.ts';

/** Who answers, by what a model gives back: words, vectors, or, as models of one's own do, anything. */
export interface Predictors {
  readonly text: TextPredictor;
  readonly embedding: EmbeddingPredictor;
  readonly instance: InstancePredictor;
}

/** Answers that a seed repeats, and that need no model. */
export const readablePredictors: Predictors = {
  text: readablePredictor,
  embedding: embedText,
  instance: containerPredictor,
};
