import type { PredictorOptions } from '../predictors/choose-predictors.ts';
import { chosenOption, filledOption, UsageError, wholeNumberOption, type Options } from './read-options.ts';

const MOST_AT_ONCE = 1000;
const LONGEST_SECONDS = 86_400;

/** Who answers rows, as the command line says it. @throws UsageError */
export function answeringOptions(values: Options): PredictorOptions {
  const fixtures = filledOption('--fixtures', values.fixtures);
  const fixtureMisses = chosenOption('--fixture-misses', values['fixture-misses'], ['answer', 'fail']);
  if (fixtureMisses && fixtures === undefined) throw new UsageError('--fixture-misses needs --fixtures');
  const record = filledOption('--record', values.record);
  const upstream = upstreamOptions(values);
  return {
    ...(fixtures !== undefined && { fixtures }),
    ...(fixtureMisses && { fixtureMisses }),
    ...(record !== undefined && { record }),
    ...(upstream && { upstream }),
  };
}

function upstreamOptions(values: Options): PredictorOptions['upstream'] {
  const url = filledOption('--upstream', values.upstream);
  const kind = chosenOption('--upstream-kind', values['upstream-kind'], ['openai', 'gemini']);
  const model = filledOption('--upstream-model', values['upstream-model']);
  const embeddingModel = filledOption('--upstream-embedding-model', values['upstream-embedding-model']);
  const concurrency = wholeNumberOption('--upstream-concurrency', values['upstream-concurrency'], MOST_AT_ONCE, 1);
  const seconds = wholeNumberOption('--upstream-timeout', values['upstream-timeout'], LONGEST_SECONDS, 1);
  // Gemini's API has an address of its own; others have to be named.
  if (url === undefined && kind !== 'gemini') {
    if ((kind ?? model ?? embeddingModel ?? concurrency ?? seconds) === undefined) return undefined;
    throw new UsageError('a model elsewhere needs --upstream URL, as in --upstream http://127.0.0.1:11434/v1');
  }
  return {
    ...(url !== undefined && { url }),
    ...(kind && { kind }),
    ...(model !== undefined && { model }),
    ...(embeddingModel !== undefined && { embeddingModel }),
    ...(concurrency !== undefined && { concurrency }),
    ...(seconds !== undefined && { timeoutMs: seconds * 1000 }),
  };
}
