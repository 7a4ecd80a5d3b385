import type { JsonObject } from '../../json.ts';
import type { EchoStyle, JobRows, RowContext, RowFamily, RowRequest } from '../row-family.ts';
import type { RowFailure } from '../row-failure.ts';
import { exactEcho, vertexEcho, type Echo } from './echo.ts';
import { ImportSchema } from './import-schema.ts';
import { processedTime } from './processed-time.ts';
import { readGenerateContentRequest } from './generate-content-request.ts';
import { generateContentResponse } from './generate-content-response.ts';

/** Gemini on Vertex: `{"request":{"contents":[…]}}` in, the same with `status`, `processed_time` and `response` out. */
export const geminiFamily: RowFamily = {
  reservedNames: ['status', 'processed_time', 'response'],
  openJob: ({ echo }) => new GeminiRows(echo),
};

class GeminiRows implements JobRows {
  readonly #schema = new ImportSchema();
  readonly #echo: Echo;

  constructor(style: EchoStyle) {
    this.#echo = style === 'vertex' ? vertexEcho(this.#schema) : exactEcho;
  }

  check(row: JsonObject): void {
    this.#schema.add(row);
  }

  read({ request }: JsonObject): RowRequest {
    return readGenerateContentRequest(request);
  }

  answered(row: JsonObject, request: RowRequest, words: string, context: RowContext): JsonObject {
    return this.#line(row, '', context, generateContentResponse(request, words, context));
  }

  failed(row: JsonObject, failure: RowFailure, context: RowContext): JsonObject {
    return this.#line(row, failure.statusText, context, {});
  }

  #line(row: JsonObject, status: string, { timeMs }: RowContext, response: JsonObject): JsonObject {
    const { passedThrough, request } = this.#echo(row);
    return { ...passedThrough, status, processed_time: processedTime(timeMs), request, response };
  }
}
