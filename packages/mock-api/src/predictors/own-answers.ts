import { RowFailure } from '../model/families/row-failure.ts';
import { isJsonObject } from '../model/json.ts';
import { shown } from '../model/options/shown.ts';
import type { EmbeddingPredictor } from './embedding.ts';
import { checkAnswer } from './fixtures/read-fixture.ts';
import type { InstancePredictor } from './instance.ts';
import type { TextPredictor } from './predictor.ts';

/** A user's `predictors.text`: whatever it throws, or gives that is no answer, fails the row alone, and says so. */
export function ownWords(predict: TextPredictor): TextPredictor {
  return async (question) => {
    const answer = await asked('text', question.signal, () => predict(question));
    if (typeof answer === 'string') return answer;
    if (!isJsonObject(answer)) throw noAnswer('text', answer, 'gives a text, or an object with one');
    // A response is all that is used of an answer.
    const whole = isJsonObject(answer.response) ? { ...answer, text: answer.text ?? '' } : answer;
    try {
      checkAnswer(whole, 'its answer');
    } catch (error) {
      const reason = error instanceof Error ? error.message : shown(error);
      throw new RowFailure('INTERNAL', `predictors.text gave an object that is no answer: ${reason}.`);
    }
    checkJson('text', answer);
    return whole;
  };
}

/** The same of `predictors.embedding`. */
export function ownVectors(predict: EmbeddingPredictor): EmbeddingPredictor {
  return async (question) => {
    const vector = await asked('embedding', question.signal, () => predict(question));
    const wanted = 'gives a list of numbers';
    if (!Array.isArray(vector) || vector.length === 0) throw noAnswer('embedding', vector, wanted);
    const at = vector.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) throw noAnswer('embedding', vector, `${wanted}, and ${shown(vector[at])} at ${at} is none`);
    return vector;
  };
}

/** The same of `predictors.instance`, which may give any JSON. */
export function ownPredictions(predict: InstancePredictor): InstancePredictor {
  return async (question) => {
    const prediction = await asked('instance', undefined, () => predict(question));
    checkJson('instance', prediction);
    return prediction;
  };
}

async function asked<Answer>(
  name: string,
  signal: AbortSignal | undefined,
  ask: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RowFailure || signal?.aborted) throw error;
    throw new RowFailure('INTERNAL', `predictors.${name} threw ${messageOf(error)}`);
  }
}

function checkJson(name: string, value: unknown): void {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw noAnswer(name, value, `gives what can be JSON (${messageOf(error)})`);
  }
  if (json === undefined) throw noAnswer(name, value, 'gives what can be JSON');
}

function noAnswer(name: string, given: unknown, wanted: string): RowFailure {
  return new RowFailure('INTERNAL', `predictors.${name} gave ${shown(given)}: it ${wanted}.`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : shown(error);
}
