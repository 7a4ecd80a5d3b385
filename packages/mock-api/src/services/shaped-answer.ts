import type { Context } from 'hono';
import type { CloudEnv } from './cloud-env.ts';
import { InvalidFields, readFields } from './partial-response.ts';

type Handle = (c: Context<CloudEnv>) => Response | Promise<Response>;

/**
 * Has a call answered with the fields, and in the layout, that its query asks for: `fields=name,state`, `prettyPrint=true`. Only
 * JSON is shaped; errors always come whole.
 *
 * @param refusal The service's own 400, for a selection of fields that is none. Nothing has been done then.
 * @see https://cloud.google.com/apis/docs/system-parameters
 */
export function shaped(handle: Handle, refusal: (message: string) => Error): Handle {
  return (c) => {
    const fields = c.req.query('fields') ?? c.req.query('$fields');
    const isPretty = c.req.query('prettyPrint') === 'true';
    if ((!fields && !isPretty) || c.req.query('alt') === 'media') return handle(c);
    const part = fields ? selection(fields, refusal) : undefined;
    return shape(handle(c), { part, isPretty });
  };
}

interface Shape {
  readonly part: ((value: unknown) => unknown) | undefined;
  readonly isPretty: boolean;
}

async function shape(answering: Response | Promise<Response>, { part, isPretty }: Shape): Promise<Response> {
  const answer = await answering;
  const { status, headers } = answer;
  if (status >= 300 || !headers.get('content-type')?.startsWith('application/json')) return answer;
  const value: unknown = await answer.json();
  const others = new Headers(headers);
  others.delete('content-length');
  const text = JSON.stringify(part ? part(value) : value, null, isPretty ? 2 : undefined);
  return new Response(text, { status, headers: others });
}

function selection(fields: string, refusal: (message: string) => Error): (value: unknown) => unknown {
  try {
    return readFields(fields);
  } catch (error) {
    throw error instanceof InvalidFields ? refusal(error.message) : error;
  }
}
