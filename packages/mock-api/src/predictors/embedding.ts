/** A text to be turned into numbers. */
export interface EmbeddingQuestion {
  readonly seed: number;
  /** The model's own name, e.g. `gemini-embedding-001`: each model has a space of its own. */
  readonly model: string;
  readonly text: string;
  /** How many numbers are asked for. A shorter vector is how a longer one of the same text begins, but for its length. */
  readonly dimensions: number;
  /** What the vector is for, e.g. `RETRIEVAL_QUERY`: it moves all texts a little the same way. */
  readonly taskType?: string | undefined;
}

/** Answers a text with a vector of the asked dimensions. */
export type EmbeddingPredictor = (question: EmbeddingQuestion) => readonly number[] | Promise<readonly number[]>;

/** A text's features are counted in so many buckets, which bounds the work for a long text. */
const BUCKETS = 128;
const BITS = 32;
/** As of real models, even texts that have nothing in common point into the same half of the space. */
const COMMON_WEIGHT = 0.3;
const TASK_WEIGHT = 0.2;

/**
 * A vector of length 1, made of the text's words and of their pieces of three letters: texts that share many of them
 * lie close to one another, whatever their upper case and punctuation. Deterministic, and without chance of the row's own.
 */
export function embedText({ seed, model, text, dimensions, taskType }: EmbeddingQuestion): number[] {
  const space = hash(`${seed} ${model}`);
  const counts = featureCounts(text, space);
  const size = Math.hypot(...counts) || 1;
  const vector = new Float64Array(dimensions);
  for (const [bucket, count] of counts.entries()) {
    if (count !== 0) addDirection(vector, mix(space ^ bucket), count / size);
  }
  // Eight of them, each weaker than the last: one alone would make numbers of one size for a text of few features.
  for (let step = 1; step <= 8; step += 1)
    addDirection(vector, mix(space ^ (BUCKETS + step)), COMMON_WEIGHT / 2 ** (step / 2));
  if (taskType !== undefined) addDirection(vector, mix(space ^ hash(taskType)), TASK_WEIGHT);
  const length = Math.hypot(...vector) || 1;
  return Array.from(vector, (value) => Math.round((value / length) * 1e9) / 1e9);
}

function featureCounts(text: string, space: number): Float64Array {
  const counts = new Float64Array(BUCKETS);
  const count = (feature: string, weight: number): void => {
    const code = mix(hash(feature) ^ space);
    counts[code & (BUCKETS - 1)]! += code & BUCKETS ? weight : -weight;
  };
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    count(word, 2);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) count(padded.slice(at, at + 3), 1);
  }
  return counts;
}

/** Adds `weight` or takes it away in each dimension, as the bits of `direction`'s own chance say. */
function addDirection(vector: Float64Array, direction: number, weight: number): void {
  let bits = 0;
  for (let at = 0; at < vector.length; at += 1) {
    if (at % BITS === 0) bits = mix(direction + at);
    vector[at]! += bits & 1 ? weight : -weight;
    bits >>>= 1;
  }
}

/** FNV-1a. @see https://datatracker.ietf.org/doc/html/rfc9923 */
function hash(text: string): number {
  let code = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) code = Math.imul(code ^ text.charCodeAt(at), 0x01_00_01_93);
  return code;
}

/** Spreads a number over all 32 bits. @see https://github.com/skeeto/hash-prospector */
function mix(code: number): number {
  let spread = Math.imul(code ^ (code >>> 16), 0x7f_eb_35_2d);
  spread = Math.imul(spread ^ (spread >>> 15), 0x84_6c_a6_8b);
  return spread ^ (spread >>> 16);
}
