const texts = new WeakMap<Request, string>();

/** Keeps, for the journal, what a service has read of a request's body past Hono's own reading of it. */
export function keepBodyText(request: Request, text: string): void {
  texts.set(request, text);
}

export function bodyTextOf(request: Request): string | undefined {
  return texts.get(request);
}
