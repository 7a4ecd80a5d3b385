import type { Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

const MAX_REMEMBERED = 500;

/**
 * Finds the route of an address once, and remembers it: whoever waits for a job asks for the same address over and over.
 * It is a trie, as some of Google's addresses are more than Hono's quicker router understands.
 */
export class RememberingRouter<Route> implements Router<Route> {
  readonly name = 'RememberingRouter';
  readonly #routes = new TrieRouter<Route>();
  readonly #found = new Map<string, Result<Route>>();

  add(method: string, path: string, route: Route): void {
    this.#found.clear();
    this.#routes.add(method, path, route);
  }

  match(method: string, path: string): Result<Route> {
    const address = `${method} ${path}`;
    let found = this.#found.get(address);
    if (!found) {
      if (this.#found.size >= MAX_REMEMBERED) this.#found.clear();
      found = this.#routes.match(method, path);
      this.#found.set(address, found);
    }
    return found;
  }
}
