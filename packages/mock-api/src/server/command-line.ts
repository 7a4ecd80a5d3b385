import { credentialKinds, type CredentialKind } from '../credential-files/credential-kind.ts';
import type { PredictorOptions } from '../predictors/choose-predictors.ts';
import { isLocation, isProject, locationWords, projectWords } from '../model/options/place-names.ts';
import { answeringOptions } from './answering-options.ts';
import { envFormats, type EnvFormat } from './env-text.ts';
import {
  chosenOption,
  filledOption,
  nameOption,
  numberOption,
  readOptions,
  UsageError,
  wholeNumberOption,
  type Options,
} from './read-options.ts';

/** What a server is to be like. */
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
  tls: boolean;
  /** As text, yet to be read. */
  faults: string[];
  /** The folder that keeps the state. */
  data: string | undefined;
  fsync: boolean;
  /** A folder of buckets to begin with. */
  seedData: string | undefined;
  /** Who answers rows. */
  answering: PredictorOptions;
  /** Which credentials the environment names. */
  credentials: CredentialKind;
  /** A folder for credentials of every kind. */
  writeCredentials: string | undefined;
  unknownCredentials: 'accept' | 'refuse';
  tokenLifetimeSeconds: number | undefined;
  printEnv: EnvFormat | undefined;
}

/** What a command is to run in. */
export interface ExecCommand {
  readonly server: ServerCommand;
  /** The command and its arguments. */
  readonly program: readonly [string, ...string[]];
  /** Other hosts that it may call. */
  readonly allow: readonly string[];
  readonly isolate: boolean;
}

export type CommandLine =
  | { kind: 'serve'; command: ServerCommand }
  | { kind: 'exec'; command: ExecCommand }
  | { kind: 'help' }
  | { kind: 'version' };

/** @throws UsageError for an option that is not known, or a value that makes no sense */
export function parseCommandLine(args: readonly string[]): CommandLine {
  return args[0] === 'exec' ? parseExec(args.slice(1)) : parseServe(args);
}

function parseServe(args: readonly string[]): CommandLine {
  const values = readOptions(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (values.allow || values.isolate) throw new UsageError('--allow and --isolate are for exec alone');
  return { kind: 'serve', command: serverCommand(values, 8085) };
}

function parseExec(args: readonly string[]): CommandLine {
  const end = args.indexOf('--');
  const values = readOptions(end === -1 ? args : args.slice(0, end));
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...rest] = end === -1 ? [] : args.slice(end + 1);
  if (!command) throw new UsageError('exec needs a command after --, as in: genai-batch-mock exec -- npm test');
  if (values['print-env'] !== undefined)
    throw new UsageError('--print-env is for a server that goes on serving, not for exec');
  return {
    kind: 'exec',
    command: {
      server: { ...serverCommand(values, 0), tls: true },
      program: [command, ...rest],
      allow: values.allow ?? [],
      isolate: values.isolate ?? false,
    },
  };
}

function serverCommand(values: Options, defaultPort: number): ServerCommand {
  const clock = chosenOption('--clock', values.clock, ['real', 'auto', 'manual']) ?? 'real';
  const speed = numberOption('--speed', values.speed);
  if (speed !== undefined && speed <= 0) throw new UsageError(`--speed is a number above 0, not ${values.speed}`);
  if (speed !== undefined && clock !== 'real')
    throw new UsageError(`--speed needs --clock real: a clock that is ${clock} has no pace`);
  const data = filledOption('--data', values.data);
  if (values.fsync && data === undefined) throw new UsageError('--fsync needs --data: without it nothing is on disk');
  return {
    port: wholeNumberOption('--port', values.port, 65_535) ?? defaultPort,
    host: values.host ?? '127.0.0.1',
    seed: wholeNumberOption('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    speed,
    clock,
    project: nameOption('--project', values.project, isProject, projectWords),
    location: nameOption('--location', values.location, isLocation, locationWords),
    allowHosts: values['allow-host'] ?? [],
    adminTokenFile: filledOption('--admin-token-file', values['admin-token-file']),
    tls: values.tls ?? false,
    faults: values.fault ?? [],
    data,
    fsync: values.fsync ?? false,
    seedData: filledOption('--seed-data', values['seed-data']),
    answering: answeringOptions(values),
    credentials: chosenOption('--credentials', values.credentials, credentialKinds) ?? 'external_account_url',
    writeCredentials: filledOption('--write-credentials', values['write-credentials']),
    unknownCredentials:
      chosenOption('--unknown-credentials', values['unknown-credentials'], ['accept', 'refuse']) ?? 'accept',
    tokenLifetimeSeconds: wholeNumberOption('--token-lifetime', values['token-lifetime'], 43_200, 1),
    printEnv: chosenOption('--print-env', values['print-env'], envFormats),
  };
}
