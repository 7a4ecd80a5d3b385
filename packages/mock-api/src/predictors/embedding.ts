import type { JsonObject } from '../model/json.ts';
import { hash, mix } from './hash.ts';
import { endOfWalk, type Step } from './random-walk.ts';
import { lengthOf } from './vector-length.ts';

/** A text to be turned into numbers. */
export interface EmbeddingQuestion {
  readonly seed: number;
  /** The model's own name, e.g. `gemini-embedding-001`: each model has a space of its own. */
  readonly model: string;
  readonly text: string;
  /** All that was asked, as the row has it: an instance, an `EmbedContentRequest`, or the body of an embeddings call. */
  readonly request: JsonObject;
  /** How many numbers are asked for. A shorter vector is how a longer one of the same text begins, but for its length. */
  readonly dimensions: number;
  /** What the vector is for, e.g. `RETRIEVAL_QUERY`: it moves all texts a little the same way. */
  readonly taskType?: string | undefined;
  /** The row's own id, if it has one. */
  readonly key?: string | undefined;
  /** Aborted when the vector is not wanted any more: the job was cancelled, or the cloud is closing. */
  readonly signal?: AbortSignal | undefined;
}

/** Answers a text with a vector of the asked dimensions. */
export type EmbeddingPredictor = (question: EmbeddingQuestion) => readonly number[] | Promise<readonly number[]>;

/** A text's features are counted in so many buckets, which bounds the work for a long text. */
const BUCKETS = 128;
/** As of real models, even texts that have nothing in common point into the same half of the space. */
const COMMON_WEIGHT = 0.3;
const TASK_WEIGHT = 0.2;

/**
 * A vector of length 1, made of the text's words and of their pieces of three letters: texts that share many of them
 * lie close to one another, whatever their upper case and punctuation. Deterministic, and without chance of the row's own.
 */
export function embedText({ seed, model, text, dimensions, taskType }: Omit<EmbeddingQuestion, 'request'>): number[] {
  const space = hash(`${seed} ${model}`);
  const steps: Step[] = [];
  const counts = featureCounts(text, space);
  const size = lengthOf(counts) || 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    if (counts[bucket] !== 0) steps.push([mix(space ^ bucket), counts[bucket]! / size]);
  }
  // Eight of them, each weaker than the last: one alone would make numbers of one size for a text of few features.
  for (let step = 1; step <= 8; step += 1) steps.push([mix(space ^ (BUCKETS + step)), COMMON_WEIGHT / 2 ** (step / 2)]);
  if (taskType !== undefined) steps.push([mix(space ^ hash(taskType)), TASK_WEIGHT]);
  const vector = endOfWalk(steps, dimensions);
  const length = lengthOf(vector) || 1;
  const values: number[] = [];
  for (const value of vector) values.push(Math.round((value / length) * 1e9) / 1e9);
  return values;
}

function featureCounts(text: string, space: number): Float64Array {
  const counts = new Float64Array(BUCKETS);
  const count = (feature: number, weight: number): void => {
    const code = mix(feature ^ space);
    counts[code & (BUCKETS - 1)]! += code & BUCKETS ? weight : -weight;
  };
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    count(hash(word), 2);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) count(hash(padded, at, at + 3), 1);
  }
  return counts;
}
