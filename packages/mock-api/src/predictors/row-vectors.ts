import type { EmbeddingPredictor, EmbeddingQuestion } from './embedding.ts';

/** The texts of one row that are to be turned into numbers: one, but for a list of inputs. */
export interface RowOfTexts extends Omit<EmbeddingQuestion, 'text'> {
  readonly texts: readonly string[];
  /** Of the document that the texts are from. */
  readonly title?: string | undefined;
  /** `dimensions`, if it is the row that says so; else it is what the model gives unasked. */
  readonly askedDimensions?: number | undefined;
}

/** A vector for each text of a row, in their order. */
export interface RowVectors {
  readonly vectors: readonly (readonly number[])[];
  /** Of all texts together, as the model itself counted them. @default four characters a token */
  readonly tokens?: number;
}

/** Answers all texts of a row at once. @throws RowFailure when the row shall fail */
export type RowEmbedder = (row: RowOfTexts) => Promise<RowVectors>;

/** Asks for one text after another. */
export function eachText(predictor: EmbeddingPredictor): RowEmbedder {
  return async (row) => {
    const { texts: _texts, title: _title, askedDimensions: _asked, ...question } = row;
    return { vectors: await Promise.all(wordsOf(row).map(async (text) => predictor({ ...question, text }))) };
  };
}

/** The texts, the title before each of them. */
export function wordsOf({ texts, title }: Pick<RowOfTexts, 'texts' | 'title'>): readonly string[] {
  return title === undefined ? texts : texts.map((text) => `${title} ${text}`);
}
