import { RowFailure } from '../../model/families/row-failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { SeededRandom } from '../../model/seeded-random.ts';
import type { RowEmbedder, RowOfTexts, RowVectors } from '../row-vectors.ts';
import { askUpstream, type UpstreamLine } from './ask-upstream.ts';
import { fittedVectors } from './fitted-vectors.ts';
import { toEmbedContent, toEmbeddings } from './to-embeddings.ts';
import type { Upstream } from './upstream-options.ts';
import { embeddedContents, embeddingList } from './vectors-answer.ts';

type Ask = (row: RowOfTexts) => Promise<RowVectors>;

/**
 * Has texts of every family turned into numbers by a model elsewhere, all of a row in one call. Vectors are as long as
 * that model gives them; where a row asks for so many numbers, longer ones are cut.
 *
 * @param model The model to ask there.
 */
export function upstreamEmbedder(upstream: Upstream, model: string, line?: UpstreamLine): RowEmbedder {
  const ask =
    upstream.kind === 'gemini' ? viaEmbedContent(upstream, model, line) : viaEmbeddings(upstream, model, line);
  return async (row) => {
    const { vectors, tokens } = await ask(row);
    return { vectors: fittedVectors(vectors, row, model), ...(tokens !== undefined && { tokens }) };
  };
}

function viaEmbeddings(upstream: Upstream, model: string, line: UpstreamLine | undefined): Ask {
  const headers: Record<string, string> = upstream.key === undefined ? {} : { authorization: `Bearer ${upstream.key}` };
  let takesDimensions = true;
  const post = async (row: RowOfTexts, body: JsonObject): Promise<RowVectors> =>
    embeddingList(await askUpstream(upstream, { path: 'embeddings', headers, body, ...beside(row) }, line));
  return async (row) => {
    const body = toEmbeddings(row, model);
    const { askedDimensions: dimensions } = row;
    if (dimensions === undefined || !takesDimensions) return post(row, body);
    try {
      return await post(row, { ...body, dimensions });
    } catch (error) {
      if (!isAboutDimensions(error)) throw error;
      // vLLM refuses them for most models, others take no notice: for a row it comes to the same.
      const answer = await post(row, body);
      takesDimensions = false;
      return answer;
    }
  };
}

function viaEmbedContent(upstream: Upstream, model: string, line: UpstreamLine | undefined): Ask {
  const headers: Record<string, string> = upstream.key === undefined ? {} : { 'x-goog-api-key': upstream.key };
  return async (row) => {
    const [only, ...others] = toEmbedContent(row);
    const isOne = only !== undefined && others.length === 0;
    const path = `models/${encodeURIComponent(model)}:${isOne ? 'embedContent' : 'batchEmbedContents'}`;
    const body = isOne
      ? only
      : { requests: toEmbedContent(row).map((request) => ({ model: `models/${model}`, ...request })) };
    return embeddedContents(await askUpstream(upstream, { path, headers, body, ...beside(row) }, line));
  };
}

function beside({ seed, model, texts, signal }: RowOfTexts): { random: SeededRandom; signal: AbortSignal | undefined } {
  return { random: new SeededRandom(seed, 'upstream', model, ...texts), signal };
}

function isAboutDimensions(error: unknown): boolean {
  return (
    error instanceof RowFailure && error.status === 'INVALID_ARGUMENT' && /dimension|matryoshka/i.test(error.message)
  );
}
