import type { JsonObject } from '../../json.ts';
import { oneFile } from '../output-layout.ts';
import { requestTable } from '../table-layout.ts';
import type { EchoStyle, JobRows, RowContext, RowFacts, RowFamily } from '../row-family.ts';
import type { RowFailure } from '../row-failure.ts';
import { askCandidates } from './ask-candidates.ts';
import { exactEcho, vertexEcho, type Echo } from './echo.ts';
import { ImportSchema } from './import-schema.ts';
import { processedTime } from './processed-time.ts';
import { readGenerateContentRequest } from './generate-content-request.ts';
import { generateContentResponse } from './generate-content-response.ts';

/** Gemini on Vertex: `{"request":{"contents":[…]}}` in, the same with `status`, `processed_time` and `response` out. */
export const geminiFamily: RowFamily = {
  payload: 'request',
  reservedNames: ['status', 'processed_time', 'response'],
  instancesFormats: ['jsonl'],
  layout: oneFile,
  table: requestTable,
  openJob: ({ echo, strictImport = true }) => new GeminiRows(echo, strictImport),
};

class GeminiRows implements JobRows {
  readonly #schema: ImportSchema;
  readonly #echo: Echo;

  constructor(style: EchoStyle, isStrict: boolean) {
    this.#schema = new ImportSchema({ isStrict });
    this.#echo = style === 'vertex' ? vertexEcho(this.#schema) : exactEcho;
  }

  check(row: JsonObject): void {
    this.#schema.add(row);
  }

  async answer(row: JsonObject, context: RowContext): Promise<JsonObject> {
    const request = readGenerateContentRequest(row['request']);
    const answers = await askCandidates(request, context.ask);
    return this.#line(row, '', context, generateContentResponse(request, answers, context));
  }

  failed(row: JsonObject, failure: RowFailure, facts: RowFacts): JsonObject {
    return this.#line(row, failure.statusText, facts, {});
  }

  #line(row: JsonObject, status: string, { timeMs }: RowFacts, response: JsonObject): JsonObject {
    const { passedThrough, request } = this.#echo(row);
    return { ...passedThrough, status, processed_time: processedTime(timeMs), request, response };
  }
}
