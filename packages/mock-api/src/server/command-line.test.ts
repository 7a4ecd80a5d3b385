import { expect, test } from 'vitest';
import { parseCommandLine, type CommandLine, type ServerCommand } from './command-line.ts';
import { usage } from './usage.ts';

const defaults: ServerCommand = {
  port: 8085,
  host: '127.0.0.1',
  seed: undefined,
  speed: undefined,
  clock: 'real',
  project: undefined,
  location: undefined,
  allowHosts: [],
  adminTokenFile: undefined,
  tls: false,
  faults: [],
  data: undefined,
  fsync: false,
  seedData: undefined,
  answering: {},
  credentials: 'external_account_url',
  writeCredentials: undefined,
  unknownCredentials: 'accept',
  tokenLifetimeSeconds: undefined,
  printEnv: undefined,
};

test.for<[args: string[], line: CommandLine]>([
  [[], { kind: 'serve', command: defaults }],
  [['--port', '0'], { kind: 'serve', command: { ...defaults, port: 0 } }],
  [['--port=9000', '--host', '::1'], { kind: 'serve', command: { ...defaults, port: 9000, host: '::1' } }],
  [['--seed', '7', '--speed', '60'], { kind: 'serve', command: { ...defaults, seed: 7, speed: 60 } }],
  [['--clock', 'auto'], { kind: 'serve', command: { ...defaults, clock: 'auto' } }],
  [['--clock', 'real', '--speed', '0.5'], { kind: 'serve', command: { ...defaults, speed: 0.5 } }],
  [
    ['--fixtures', 'chosen', '--fixture-misses', 'fail', '--record', 'recorded'],
    {
      kind: 'serve',
      command: { ...defaults, answering: { fixtures: 'chosen', fixtureMisses: 'fail', record: 'recorded' } },
    },
  ],
  [
    ['--upstream', 'http://127.0.0.1:11434/v1', '--upstream-model', 'tiny', '--upstream-concurrency', '2'],
    {
      kind: 'serve',
      command: {
        ...defaults,
        answering: { upstream: { url: 'http://127.0.0.1:11434/v1', model: 'tiny', concurrency: 2 } },
      },
    },
  ],
  [
    ['--upstream', 'http://127.0.0.1:11434/v1', '--upstream-embedding-model', 'nomic-embed-text'],
    {
      kind: 'serve',
      command: {
        ...defaults,
        answering: { upstream: { url: 'http://127.0.0.1:11434/v1', embeddingModel: 'nomic-embed-text' } },
      },
    },
  ],
  [
    ['--upstream-kind', 'gemini', '--upstream-timeout', '60'],
    { kind: 'serve', command: { ...defaults, answering: { upstream: { kind: 'gemini', timeoutMs: 60_000 } } } },
  ],
  [
    ['--project', 'p', '--location', 'global'],
    { kind: 'serve', command: { ...defaults, project: 'p', location: 'global' } },
  ],
  [
    ['--host', '0.0.0.0', '--allow-host', 'mock', '--allow-host', 'mock.local', '--admin-token-file', 'token'],
    {
      kind: 'serve',
      command: { ...defaults, host: '0.0.0.0', allowHosts: ['mock', 'mock.local'], adminTokenFile: 'token' },
    },
  ],
  [
    ['--fault', 'storage nth=1 reset', '--fault', 'vertex return-503'],
    { kind: 'serve', command: { ...defaults, faults: ['storage nth=1 reset', 'vertex return-503'] } },
  ],
  [
    ['--tls', '--data', 'd', '--fsync', '--seed-data', 's', '--print-env', 'json'],
    { kind: 'serve', command: { ...defaults, tls: true, data: 'd', fsync: true, seedData: 's', printEnv: 'json' } },
  ],
  [
    ['--credentials=metadata', '--write-credentials=w', '--unknown-credentials=refuse', '--token-lifetime=60'],
    {
      kind: 'serve',
      command: {
        ...defaults,
        credentials: 'metadata',
        writeCredentials: 'w',
        unknownCredentials: 'refuse',
        tokenLifetimeSeconds: 60,
      },
    },
  ],
  [
    ['exec', '--seed', '7', '--allow', 'npm.test', '--isolate', '--', 'npm', 'test', '--', '--isolate'],
    {
      kind: 'exec',
      command: {
        server: { ...defaults, port: 0, tls: true, seed: 7 },
        program: ['npm', 'test', '--', '--isolate'],
        allow: ['npm.test'],
        isolate: true,
      },
    },
  ],
  [['exec', '--help'], { kind: 'help' }],
  [['--help'], { kind: 'help' }],
  [['--version', '--port', 'x'], { kind: 'version' }],
])('understands %j', ([args, line]) => {
  expect(parseCommandLine(args)).toEqual(line);
});

test.for<[args: string[], message: RegExp]>([
  [['--prot', '1'], /--prot/],
  [['8085'], /8085/],
  [['--port'], /--port/],
  [['--port', 'x'], /--port is a number, not "x"/],
  [['--port', '65536'], /--port is a whole number from 0 to 65535, not "65536"/],
  [['--port', '1.5'], /--port is a whole number/],
  [['--port='], /--port is a number, not ""/],
  [['--seed=-1'], /--seed is a whole number/],
  [['--speed', '0'], /--speed is a number above 0/],
  [['--clock', 'sundial'], /--clock is real, auto or manual, not "sundial"/],
  [['--clock', 'manual', '--speed', '2'], /--speed needs --clock real/],
  [['--project='], /--project must not be empty/],
  [['--project', 'A B'], /--project is the id of a project, .*, not "A B"/],
  [['--location', '../x'], /--location is a location such as us-central1, not "..\/x"/],
  [['--fsync'], /--fsync needs --data/],
  [['--credentials', 'password'], /--credentials is service_account, .* or metadata, not "password"/],
  [['--token-lifetime', '0'], /--token-lifetime is a whole number from 1/],
  [['--print-env', 'xml'], /--print-env is sh, dotenv or json/],
  [['--isolate'], /for exec alone/],
  [['exec', '--port', '0'], /exec needs a command after --/],
  [['--upstream-model', 'tiny'], /needs --upstream URL/],
  [['--upstream-embedding-model', 'tiny'], /needs --upstream URL/],
  [['--upstream-concurrency', '0', '--upstream', 'http://x'], /--upstream-concurrency is a whole number from 1/],
  [['--fixture-misses', 'fail'], /needs --fixtures/],
  [['exec', 'npm', 'test'], /npm/],
  [['exec', '--print-env', 'sh', '--', 'true'], /not for exec/],
])('refuses %j', ([args, message]) => {
  expect(() => parseCommandLine(args)).toThrow(message);
});

test('tells of every option', () => {
  for (const option of [
    '--port',
    '--host',
    '--seed',
    '--speed',
    '--clock',
    '--project',
    '--location',
    '--allow-host',
    '--admin-token-file',
    '--fault',
    '--tls',
    '--data',
    '--fsync',
    '--seed-data',
    '--credentials',
    '--write-credentials',
    '--unknown-credentials',
    '--token-lifetime',
    '--print-env',
    '--allow',
    '--isolate',
    '--help',
    '--version',
  ]) {
    expect(usage).toContain(`  ${option}`);
  }
});
