import { parseArgs } from 'node:util';

export interface DemoCommand {
  readonly action: 'list' | 'run' | 'help';
  /** Which scenario; the first one when none is named. */
  readonly scenario?: string;
  /** On the real cloud instead of the mock. */
  readonly live: boolean;
  /** `gs://` prefix for the results of a live run. */
  readonly dest?: string;
  /** Seconds of the mock's time in a second. */
  readonly speed: number;
}

/** Three minutes of a job's life in about four seconds. */
const defaultSpeed = 45;

export const usage: string = `Usage: npm run demo [-- [SCENARIO] [--speed N | --live --dest gs://BUCKET/PREFIX] | --list | --help]

  SCENARIO   one of the names that --list shows; without it, the first
  --list     name the scenarios
  --speed N  how much faster than time the mock's clock runs (${defaultSpeed})
  --live     run on the real cloud (costs money): needs Google credentials,
             GOOGLE_CLOUD_PROJECT, and --dest, a gs:// prefix you may write to`;

/** Reads the demo's arguments. Throws an `Error` whose message says what is wrong with them. */
export function readCommandLine(args: readonly string[]): DemoCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      dest: { type: 'string' },
      speed: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new Error(`one scenario at a time, not ${positionals.join(' and ')}`);
  if (values.dest !== undefined && !values.live) throw new Error('--dest goes with --live');
  if (values.speed !== undefined && values.live)
    throw new Error('--speed is for the mock: time on the real cloud passes as it does');
  const speed = Number(values.speed ?? defaultSpeed);
  if (!(speed > 0 && speed < Infinity)) throw new Error(`--speed takes a number above 0, not ${values.speed}`);
  const [scenario] = positionals;
  return {
    action: values.help ? 'help' : values.list ? 'list' : 'run',
    live: values.live,
    speed,
    ...(scenario === undefined ? {} : { scenario }),
    ...(values.dest === undefined ? {} : { dest: values.dest }),
  };
}
