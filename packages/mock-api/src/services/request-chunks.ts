/** A request's body as it arrives; nothing when it has none. */
export async function* requestChunks(request: Request): AsyncGenerator<Uint8Array, void> {
  if (request.body) yield* request.body;
}
