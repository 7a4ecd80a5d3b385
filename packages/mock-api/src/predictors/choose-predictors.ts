import { existsSync } from 'node:fs';
import type { Fixture } from './fixtures/fixture.ts';
import { fixtureEmbedder } from './fixtures/fixture-embedder.ts';
import { fixturePredictor } from './fixtures/fixture-predictor.ts';
import { loadFixtures, readFixtures } from './fixtures/load-fixtures.ts';
import { recording, recordingVectors } from './fixtures/recording.ts';
import { ownPredictions, ownVectors, ownWords } from './own-answers.ts';
import { readablePredictors, type Predictors } from './predictors.ts';
import { eachText, type RowEmbedder } from './row-vectors.ts';
import { upstreamEmbedder } from './upstream/upstream-embedder.ts';
import { upstreamOf, type Upstream, type UpstreamOptions } from './upstream/upstream-options.ts';
import { upstreamPredictor } from './upstream/upstream-predictor.ts';

/** Who answers rows. What is given first is asked first: fixtures, then predictors of one's own or the upstream. */
export interface PredictorOptions {
  /**
   * Who answers rows, by what their models give back: words, vectors, or, for models of one's own, anything. Answers that
   * depend on the question alone keep the cloud's promise of the same bytes for the same seed.
   * @default answers that the seed repeats, readable or in the JSON that was asked for
   */
  predictors?: Partial<Omit<Predictors, 'embedRow' | 'upstreamHost'>>;
  /** Answers chosen beforehand: a folder of JSON files, or a list. The first that fits a row counts. @default none */
  fixtures?: string | readonly Fixture[];
  /** What becomes of rows that no fixture fits: whoever comes next answers, or they fail. @default 'answer' */
  fixtureMisses?: 'answer' | 'fail';
  /** A folder that answers are written to, as fixtures: those of the upstream, or of `predictors.text` and `predictors.embedding`. @default none */
  record?: string;
  /**
   * A real model elsewhere, which answers rows in words, and with vectors if it has an `embeddingModel`. A key for it comes from
   * `GENAI_BATCH_UPSTREAM_KEY` alone. @default none
   */
  upstream?: UpstreamOptions;
}

/** @throws TypeError, Error for fixtures that cannot be read, and options that make no sense */
export function choosePredictors({
  predictors: given,
  fixtures,
  fixtureMisses = 'answer',
  record,
  upstream,
}: PredictorOptions): Predictors {
  const predictors = given && checked(given);
  if (upstream && predictors?.text) throw new TypeError('Either upstream or predictors.text answers rows, not both');
  const elsewhere = upstream && upstreamOf(upstream);
  const { concurrency = elsewhere?.concurrency ?? 1 } = predictors ?? {};
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new RangeError(`predictors.concurrency is a whole number from 1, not ${concurrency}`);
  }
  const answering = elsewhere ? upstreamPredictor(elsewhere) : (predictors?.text ?? readablePredictors.text);
  const recorded = record === undefined ? answering : recording(record, answering);
  const chosen = fixtures === undefined ? undefined : fixturesOf(fixtures, record);
  const text = chosen ? fixturePredictor(chosen, fixtureMisses === 'answer' ? recorded : undefined) : recorded;
  const embedRow = chooseEmbedder({ predictors, chosen, fixtureMisses, record, elsewhere });
  return {
    ...readablePredictors,
    ...predictors,
    text,
    concurrency,
    ...(embedRow && { embedRow }),
    upstreamHost: elsewhere?.url.hostname,
  };
}

interface EmbedderChoice {
  readonly predictors: PredictorOptions['predictors'];
  readonly record: string | undefined;
  readonly chosen: readonly Fixture[] | undefined;
  readonly fixtureMisses: 'answer' | 'fail';
  readonly elsewhere: Upstream | undefined;
}

/** @returns undefined where nobody but `embedding` answers, a text at a time. */
function chooseEmbedder({
  predictors,
  chosen,
  fixtureMisses,
  record,
  elsewhere,
}: EmbedderChoice): RowEmbedder | undefined {
  const { embedding } = predictors ?? {};
  const model = elsewhere?.embeddingModel;
  if (model !== undefined && embedding) {
    throw new TypeError('Either upstream.embeddingModel or predictors.embedding answers with vectors, not both');
  }
  const given =
    elsewhere && model !== undefined ? upstreamEmbedder(elsewhere, model) : embedding && eachText(embedding);
  const recorded = given && record !== undefined ? recordingVectors(record, given) : given;
  if (!chosen) return recorded;
  const otherwise = recorded ?? eachText(readablePredictors.embedding);
  return fixtureEmbedder(chosen, fixtureMisses === 'answer' ? otherwise : undefined);
}

/** Their answers are looked at: what is none shall fail a row, not the job. */
function checked(predictors: NonNullable<PredictorOptions['predictors']>): NonNullable<PredictorOptions['predictors']> {
  const { text, embedding, instance } = predictors;
  return {
    ...predictors,
    ...(text && { text: ownWords(text) }),
    ...(embedding && { embedding: ownVectors(embedding) }),
    ...(instance && { instance: ownPredictions(instance) }),
  };
}

function fixturesOf(given: string | readonly Fixture[], record: string | undefined): Fixture[] {
  if (typeof given !== 'string') return readFixtures(given, 'fixtures');
  // Whoever records into the folder they read from has none the first time.
  return given === record && !existsSync(given) ? [] : loadFixtures(given);
}
