import { startAimock } from './aimock.ts';
import type { Target } from './target.ts';

/** aimock's server with one batch, of the one service whose batches it has. */
const server = await startAimock();
const form = new FormData();
form.set('purpose', 'batch');
const line = {
  custom_id: 'a',
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'm', messages: [{ role: 'user', content: 'Hello' }] },
};
form.set('file', new File([`${JSON.stringify(line)}\n`], 'in.jsonl'));
const file = (await (await fetch(`${server.url}/v1/files`, { method: 'POST', body: form })).json()) as { id: string };
const batch = await fetch(`${server.url}/v1/batches`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ input_file_id: file.id, endpoint: '/v1/chat/completions', completion_window: '24h' }),
});
const { id } = (await batch.json()) as { id: string };
if (!batch.ok || !id) throw new Error(`aimock made no batch: HTTP ${batch.status}`);
process.send?.({ port: Number(new URL(server.url).port), path: `/v1/batches/${id}` } satisfies Target);
