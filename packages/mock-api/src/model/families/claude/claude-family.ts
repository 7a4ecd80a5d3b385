import type { JsonObject } from '../../json.ts';
import { oneFile } from '../output-layout.ts';
import { requestTable } from '../table-layout.ts';
import type { JobRows, RowContext, RowFamily } from '../row-family.ts';
import { badRow, type RowFailure } from '../row-failure.ts';
import { claudeMessage } from './claude-message.ts';
import { readMessagesRequest } from './messages-request.ts';

/** Claude on Vertex: `{"custom_id":"…","request":{…}}` in, the same with `response` (a `Message`) and `status` out. */
export const claudeFamily: RowFamily = {
  payload: 'request',
  reservedNames: ['response', 'status'],
  instancesFormats: ['jsonl'],
  layout: oneFile,
  table: requestTable,
  openJob: () => claudeRows,
};

const claudeRows: JobRows = {
  check(): void {},

  async answer(row: JsonObject, context: RowContext): Promise<JsonObject> {
    const { custom_id: customId } = row;
    if (typeof customId !== 'string' || customId === '') throw badRow('custom_id: Field required');
    const request = readMessagesRequest(row['request']);
    const answer = await context.ask.say({ ...request, style: 'messages' });
    return line(row, claudeMessage(request, answer, context), '');
  },

  failed(row: JsonObject, failure: RowFailure): JsonObject {
    return line(row, {}, failure.statusText);
  },
};

function line({ request, ...beside }: JsonObject, response: JsonObject, status: string): JsonObject {
  return { ...beside, request, response, status };
}
