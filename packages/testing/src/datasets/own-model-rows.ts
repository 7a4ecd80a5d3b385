import type { RowWriter } from './row-spec.ts';

/** `{"id":"…","prompt":"…","max_tokens":256}`: an instance of a model of one's own, whose container says what it takes. */
export const ownModelRow: RowWriter<Record<string, unknown>> = ({ key, text, request, beside }) => ({
  id: key,
  prompt: text,
  max_tokens: 256,
  ...beside,
  ...request,
});
