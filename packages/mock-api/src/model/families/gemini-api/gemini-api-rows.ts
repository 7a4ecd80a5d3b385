import { googleStatuses } from '../../google-status.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { asId, rowId } from '../row-id.ts';
import type { JobRows, RowContext, RowFacts } from '../row-family.ts';
import type { RowFailure } from '../row-failure.ts';
import { askCandidates } from '../gemini/ask-candidates.ts';
import { readBatchLine } from './batch-row.ts';
import { embeddedResponse } from './embedded-response.ts';
import { generatedResponse } from './generated-response.ts';
import type { GeminiBatchKind } from './gemini-models.ts';
import { readPrompt, type HasFile } from './read-prompt.ts';
import { shuffledKeys } from './shuffled-keys.ts';

export interface GeminiRowsOptions {
  readonly kind: GeminiBatchKind;
  /** Numbers in a vector, unless a row asks for fewer. */
  readonly dimensions: number;
  /** Rows of the call have `metadata`, lines of a file a `key`; and only the lines' own keys come in any order. */
  readonly isInlined: boolean;
  readonly echoesMetadata: boolean;
  readonly hasFile: HasFile;
}

/** Rows of the Gemini API: `{"key":"…","request":{…}}` in, `{"response":{…},"key":"…"}` or `{"key":"…","error":{…}}` out. */
export class GeminiApiRows implements JobRows {
  readonly #options: GeminiRowsOptions;

  constructor(options: GeminiRowsOptions) {
    this.#options = options;
  }

  check(): void {
    // All rows were checked by the create call.
  }

  async answer(row: JsonObject, context: RowContext): Promise<JsonObject> {
    return this.#line(row, { response: await this.#response(row, context) }, context);
  }

  failed(row: JsonObject, { status, message }: RowFailure, facts: RowFacts): JsonObject {
    return this.#line(row, { error: { code: googleStatuses[status].grpc, message } }, facts);
  }

  idOf(row: JsonObject): string | undefined {
    const { metadata } = row;
    if (!this.#options.isInlined) return rowId(row);
    return isJsonObject(metadata) ? asId(metadata['key']) : undefined;
  }

  async #response(row: JsonObject, context: RowContext): Promise<JsonObject> {
    const { kind, dimensions, hasFile } = this.#options;
    const { request } = this.#read(row);
    if (kind === 'embed') return embeddedResponse(request, dimensions, context.ask);
    const prompt = readPrompt(request, hasFile);
    return generatedResponse(prompt, await askCandidates(prompt, context.ask), context);
  }

  #line(row: JsonObject, result: JsonObject, { random }: RowFacts): JsonObject {
    const { isInlined, echoesMetadata } = this.#options;
    const { request: _, ...beside } = this.#read(row);
    if (!isInlined) return shuffledKeys({ ...result, ...beside }, random);
    return echoesMetadata ? { ...result, ...beside } : result;
  }

  #read(row: JsonObject): JsonObject {
    return this.#options.isInlined ? row : readBatchLine(row, this.#options.kind).row;
  }
}
