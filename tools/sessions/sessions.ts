import path from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { installRuntime } from './install-runtime.ts';
import { runtimeFor } from './runtimes.ts';

/** What a session is given. */
export interface SessionContext {
  /** The repository. */
  readonly root: string;
  /** A folder of the session's own, kept between runs. */
  readonly folder: string;
  /** Whether nothing kept from an earlier run may be used. */
  readonly fresh: boolean;
  /** The words that stood after the session's name. */
  readonly args: readonly string[];
}

/** Something to run in an environment of its own; throws when it fails. */
export interface Session {
  readonly name: string;
  /** One line for `--list`. */
  readonly about: string;
  run(context: SessionContext): Promise<unknown>;
}

const testOn = (line: 22 | 24 | 26): Session => ({
  name: `test-${line}`,
  about: `all tests on the newest Node ${line} (arguments go to Vitest)`,
  run: async ({ root, folder, fresh, args }) => {
    const node = await installRuntime(runtimeFor(line, `${process.platform}-${process.arch}`), folder, fresh);
    // First on the path too, so that programs started by a test run on the same Node.
    const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH']}` };
    await runCommand(node, ['node_modules/vitest/vitest.mjs', 'run', ...args], { cwd: root, env });
  },
});

const script = (name: string, about: string, npmScript: string): Session => ({
  name,
  about,
  run: async ({ root, args }) => runCommand('npm', ['run', npmScript, '--', ...args], { cwd: root }),
});

/** Every session, in the order of `--list`. */
export const sessions: readonly Session[] = [
  testOn(22),
  testOn(24),
  testOn(26),
  {
    name: 'order',
    about: 'all tests in a random order (arguments go to Vitest; --sequence.seed=N repeats one)',
    run: async ({ root, args }) =>
      runCommand(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--sequence.shuffle', ...args], {
        cwd: root,
      }),
  },
  script('lint', 'the linter over everything (arguments go to oxlint)', 'lint'),
  script('types', 'the type checker over every workspace (arguments go to Nx)', 'typecheck'),
  script('packaging', 'the packages as a user gets them: packed, installed, used', 'packaging'),
];
