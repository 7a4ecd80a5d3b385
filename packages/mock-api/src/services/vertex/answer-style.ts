import type { Context } from 'hono';
import type { VertexBehavior } from '../../model/vertex-behavior.ts';
import type { CloudEnv } from '../cloud-env.ts';

/** How a job is written: by the cloud's switches, and by what the call itself asks for. */
export type AnswerStyle = Pick<VertexBehavior, 'completionStats' | 'enums' | 'int64'> & {
  /** `v1` or `v1beta1`: each has its own fields. */
  readonly version: string;
};

/** `?$alt=json;enum-encoding=int` asks for enums as numbers. @see https://cloud.google.com/apis/docs/system-parameters */
export function answerStyle(c: Context<CloudEnv>): AnswerStyle {
  const { completionStats, enums, int64 } = c.env.cloud.vertex;
  const alt = c.req.query('$alt') ?? c.req.query('alt') ?? '';
  const wantsNumbers = alt.split(';').includes('enum-encoding=int');
  return { version: c.req.param('version') ?? '', completionStats, enums: wantsNumbers ? 'numbers' : enums, int64 };
}
