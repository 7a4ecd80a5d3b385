import type { Context, Handler, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { CloudEnv } from './cloud-env.ts';

type Pick<Name extends string> = (c: Context<CloudEnv>) => Name | undefined;

interface Named {
  readonly operations: readonly string[];
  readonly pick: Pick<string>;
}

const named = new WeakMap<object, Named>();

/**
 * Gives a route's handler the name that the operation has in Google's API, as `service.resource.method`. By this name
 * faults and the journal know its calls. Stands where the route is registered: there is no other table of names.
 */
export function operation(name: string, handler: Handler<CloudEnv>): Handler<CloudEnv> {
  return operations([name], () => name, handler);
}

/** The same for a route that serves several operations. @param pick Which one a call is for, if any; it sees method, path and query. */
export function operations<const Name extends string>(
  names: readonly Name[],
  pick: Pick<Name>,
  handler: Handler<CloudEnv>,
): Handler<CloudEnv> {
  const route: Handler<CloudEnv> = (c, next) => handler(c, next);
  named.set(route, { operations: names, pick });
  return route;
}

/** What a call is for; undefined when no service has its address. */
export function operationOf(c: Context<CloudEnv>): string | undefined {
  for (const { handler } of matchedRoutes(c)) {
    const name = named.get(handler)?.pick(c);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Every operation that an app serves, by name. */
export function operationsOf(app: Hono<CloudEnv>): string[] {
  return [...new Set(operationRoutes(app).flatMap(({ operations: names }) => names))].toSorted();
}

/** A route that serves operations. */
export interface OperationRoute {
  readonly method: string;
  /** As Hono writes it: `/b/:bucket/o/:object`. */
  readonly path: string;
  readonly operations: readonly string[];
}

export function operationRoutes(app: Hono<CloudEnv>): OperationRoute[] {
  return app.routes.flatMap(({ method, path, handler }) => {
    const found = named.get(handler);
    return found ? [{ method, path, operations: found.operations }] : [];
  });
}
