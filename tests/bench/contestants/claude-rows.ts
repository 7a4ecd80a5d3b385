const ask = 'Say in a few words what this is about. ';

/** One line of a Claude batch, of about `sizeBytes`. */
export function claudeRow(index: number, sizeBytes: number): string {
  const content = `Row ${index}. ${ask.repeat(Math.ceil((sizeBytes - 140) / ask.length))}`;
  return `${JSON.stringify({
    custom_id: `row-${index}`,
    request: { anthropic_version: 'vertex-2023-10-16', max_tokens: 64, messages: [{ role: 'user', content }] },
  })}\n`;
}

/** So many rows, about 64 KB at a time. */
export function* claudeFile(rows: number, rowBytes: number): Generator<Uint8Array, void> {
  let block = '';
  for (let index = 0; index < rows; index++) {
    block += claudeRow(index, rowBytes);
    if (block.length < 65_536) continue;
    yield Buffer.from(block);
    block = '';
  }
  yield Buffer.from(block);
}
