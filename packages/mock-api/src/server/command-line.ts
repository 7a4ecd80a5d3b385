import { parseArgs } from 'node:util';

export interface ServerCommand {
  port: number;
  host: string;
  seed: number | undefined;
  speed: number | undefined;
  clock: 'real' | 'auto' | 'manual';
  project: string | undefined;
  location: string | undefined;
  allowHosts: string[];
  adminTokenFile: string | undefined;
  /** As text, yet to be read. */
  faults: string[];
}

export type CommandLine = { kind: 'serve'; command: ServerCommand } | { kind: 'help' } | { kind: 'version' };

export const usage = `Usage: genai-batch-mock [options]

A mock of Google's batch prediction cloud for unmodified SDKs, on this machine alone.

  --port N             port to listen on; 0 for any free one (default 8085)
  --host HOST          127.0.0.1, ::1 or localhost; any other only with an admin token (default 127.0.0.1)
  --allow-host NAME    another name that the server may be called by; can be given several times
  --admin-token-file FILE
                       holds the token that calls of /_mock/ then need, of 16 characters or more; or set the
                       environment variable GENAI_BATCH_MOCK_ADMIN_TOKEN
  --seed N             the same seed gives the same ids and latencies
  --clock KIND         real: time passes by itself; auto: looking at a job twice moves time to its next
                       event; manual: time moves by POST /_mock/clock {"advanceMs": 60000} (default real)
  --speed N            with --clock real: N times as fast (default 1)
  --project ID         the project that the printed environment names
  --location LOCATION  the location that it names
  --fault RULE         lets something go wrong: "vertex.batchPredictionJobs.create nth=1 reset-after",
                       "storage probability=0.1 return-503", "job=nightly fail status=INTERNAL",
                       "key=ticket-17 blocked"; can be given several times
  --help               this text
  --version            the version

The environment that sends SDKs here is printed as export lines.
`;

/** What the command line does not allow. The message is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError for an option that is not known, or a value that makes no sense */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = parseOptions(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const clock = values.clock ?? 'real';
  if (clock !== 'real' && clock !== 'auto' && clock !== 'manual') {
    throw new UsageError(`--clock is real, auto or manual, not ${JSON.stringify(clock)}`);
  }
  const speed = number('--speed', values.speed);
  if (speed !== undefined && speed <= 0) throw new UsageError(`--speed is a number above 0, not ${values.speed}`);
  if (speed !== undefined && clock !== 'real')
    throw new UsageError(`--speed needs --clock real: a clock that is ${clock} has no pace`);
  const command: ServerCommand = {
    port: wholeNumber('--port', values.port, 65_535) ?? 8085,
    host: values.host ?? '127.0.0.1',
    seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    speed,
    clock,
    project: filled('--project', values.project),
    location: filled('--location', values.location),
    allowHosts: values['allow-host'] ?? [],
    adminTokenFile: filled('--admin-token-file', values['admin-token-file']),
    faults: values.fault ?? [],
  };
  return { kind: 'serve', command };
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  clock: { type: 'string' },
  project: { type: 'string' },
  location: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'admin-token-file': { type: 'string' },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Options = {
  -readonly [Name in keyof typeof options]?: (typeof options)[Name] extends { multiple: true }
    ? string[]
    : (typeof options)[Name]['type'] extends 'boolean'
      ? boolean
      : string;
};

function parseOptions(args: readonly string[]): Options {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function number(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new UsageError(`${option} is a number, not ${JSON.stringify(text)}`);
}

function wholeNumber(option: string, text: string | undefined, most: number): number | undefined {
  const value = number(option, text);
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= most)) return value;
  throw new UsageError(`${option} is a whole number from 0 to ${most}, not ${JSON.stringify(text)}`);
}

function filled(option: string, text: string | undefined): string | undefined {
  if (text === '') throw new UsageError(`${option} must not be empty`);
  return text;
}
