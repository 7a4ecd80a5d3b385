import type { JsonObject } from '../../json.ts';
import type { JobRows, RowContext, RowFamily, RowRequest } from '../row-family.ts';
import { badRow, type RowFailure } from '../row-failure.ts';
import { claudeMessage } from './claude-message.ts';
import { readMessagesRequest } from './messages-request.ts';

/** Claude on Vertex: `{"custom_id":"…","request":{…}}` in, the same with `response` (a `Message`) and `status` out. */
export const claudeFamily: RowFamily = {
  reservedNames: ['response', 'status'],
  openJob: () => claudeRows,
};

const claudeRows: JobRows = {
  check(): void {},

  read({ custom_id: customId, request }: JsonObject): RowRequest {
    if (typeof customId !== 'string' || customId === '') throw badRow('custom_id: Field required');
    return readMessagesRequest(request);
  },

  answered(row: JsonObject, request: RowRequest, words: string, context: RowContext): JsonObject {
    return line(row, claudeMessage(request, words, context), '');
  },

  failed(row: JsonObject, failure: RowFailure): JsonObject {
    return line(row, {}, failure.statusText);
  },
};

function line({ request, ...beside }: JsonObject, response: JsonObject, status: string): JsonObject {
  return { ...beside, request, response, status };
}
