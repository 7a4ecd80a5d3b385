import type { Context, Next } from 'hono';
import { setTimeout as delay } from 'node:timers/promises';
import { uploadParameter } from '../../model/credentials/credential-places.ts';
import { readCallAction, type CallAction } from '../../model/faults/call-action.ts';
import type { CallFaultRule } from '../../model/faults/fault-rule.ts';
import type { Fault } from '../../model/faults/fault.ts';
import type { Recorded } from '../../model/journal/recorded.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { requestChunks } from '../request-chunks.ts';
import { faultAnswer } from './fault-answer.ts';
import { cutUpload, drain, UploadCut } from './faulty-upload.ts';
import { faultyDownload } from './faulty-download.ts';

/** One fault that strikes a call. */
interface Strike {
  readonly fault: Fault<CallFaultRule>;
  readonly action: CallAction;
  /** It takes effect: counts it, and writes it down. */
  readonly happens: () => void;
}

/** Carries out the faults that strike a call: before its effect, in the midst of what is sent, or after. */
export async function faultyCall(
  c: Context<CloudEnv>,
  next: Next,
  faults: readonly Fault<CallFaultRule>[],
  recorded: Recorded,
): Promise<void> {
  const strikes = faults.map((fault) => strikeOf(fault, recorded));
  for (const strike of strikes) {
    const answer = await before(c, strike);
    if (answer) {
      c.res = answer;
      return;
    }
  }
  await next();
  if (c.error instanceof UploadCut) {
    replaceAnswer(c, c.error.answer);
    return;
  }
  for (const { action, happens } of strikes) {
    if (action.kind === 'reset-after') {
      happens();
      replaceAnswer(c, Response.error());
      return;
    }
    const answer = await faultyDownload(c.res, action, happens);
    if (answer) replaceAnswer(c, answer);
  }
}

function strikeOf(fault: Fault<CallFaultRule>, recorded: Recorded): Strike {
  const action = readCallAction(fault.rule.fault);
  if (!action) throw new Error(`There is no fault ${fault.rule.fault}`); // checked when it was added
  return {
    fault,
    action,
    happens: () => {
      fault.strike();
      recorded.addFault(fault.rule.fault);
    },
  };
}

/** What happens before the call has any effect. @returns The answer, if that is all that happens. */
async function before(c: Context<CloudEnv>, { fault, action, happens }: Strike): Promise<Response | undefined> {
  const isUpload = c.req.method !== 'GET' && c.req.raw.body !== null;
  switch (action.kind) {
    case 'error':
    case 'reset':
    case 'redirect': {
      const answer = (): Response => faultAnswer(c, action, fault.rule);
      if ('afterBytes' in action && action.afterBytes !== undefined) {
        if (isUpload) cutUpload(c, action.afterBytes, { answer, happens });
        return undefined;
      }
      happens();
      await readBody(c).catch(() => {});
      return answer();
    }
    case 'broken-last-chunk':
      if (isUpload && isLastChunk(c))
        cutUpload(c, action.afterBytes, { answer: () => Response.error(), happens, ofThisRequest: true });
      return undefined;
    case 'stall':
      if (action.afterBytes === undefined) {
        happens();
        // Node's timers keep the process alive; connections that MSW emulates do not.
        await delay(action.ms);
      } else if (isUpload) {
        cutUpload(c, action.afterBytes, { pauseMs: action.ms, happens });
      }
      return undefined;
    case 'lose-upload': {
      const id = c.req.query(uploadParameter);
      const { objects, files } = c.env.cloud;
      if (id !== undefined && (objects.uploads.lose(id) || files.loseUpload(id))) happens();
      return undefined;
    }
    case 'reset-after':
    case 'broken-download':
    case 'truncate':
    case 'corrupt':
      return undefined;
    default:
      return action satisfies never;
  }
}

/** The journal shows what a refused call asked for; the bytes of an upload are read, as its connection goes on, but kept by nobody. */
async function readBody(c: Context<CloudEnv>): Promise<void> {
  const isUpload = c.req.path.includes('upload/');
  if (!isUpload && /json|x-www-form-urlencoded/.test(c.req.header('content-type') ?? '')) await c.req.text();
  else await drain(requestChunks(c.req.raw));
}

function isLastChunk(c: Context<CloudEnv>): boolean {
  if (c.req.query(uploadParameter) === undefined) return false;
  const command = c.req.header('x-goog-upload-command');
  if (command !== undefined) return command.includes('finalize');
  const range = c.req.header('content-range');
  return range === undefined || /\d-(?:\d+\/\d+|\*\/\*)$/.test(range);
}

// Setting an answer anew would put the old one's headers into it.
function replaceAnswer(c: Context<CloudEnv>, answer: Response): void {
  c.res = undefined;
  c.res = answer;
}
