/** What a loop says to every row: about as long as the mock's own answers. */
export const claudeAnswer = {
  id: 'msg_vrtx_01AbCdEfGhJkLmNpQrStUvWx',
  type: 'message',
  role: 'assistant',
  model: 'claude-3-5-haiku-20241022',
  content: [{ type: 'text', text: 'A'.repeat(256) }],
  stop_reason: 'max_tokens',
  stop_sequence: null,
  usage: { input_tokens: 250, output_tokens: 64 },
};
