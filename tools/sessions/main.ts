/** Runs named sessions: `npm run sessions -- [--list] [--fresh] NAME… [-- ARGS…]`. */
import { root } from '../workspaces/workspaces.ts';
import { readCommandLine } from './command-line.ts';
import { runSessions, summarize } from './run-sessions.ts';
import { sessions } from './sessions.ts';

const usage = `usage: npm run sessions -- [--list] [--fresh] NAME… [-- ARGS…]

--list   show the sessions
--fresh  install anew what a session needs, instead of using what is there

${sessions.map(({ name, about }) => `${name.padEnd(11)}${about}`).join('\n')}`;

const request = readCommandLine(
  process.argv.slice(2),
  sessions.map(({ name }) => name),
);
if (request.kind === 'list') {
  console.log(usage);
} else if (request.kind === 'mistake') {
  console.error(`${request.message}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const chosen = request.names.flatMap((name) => sessions.find((session) => session.name === name) ?? []);
  const results = await runSessions(chosen, { root, fresh: request.fresh, args: request.args });
  console.log(`\n${summarize(results)}`);
  if (results.some(({ passed }) => !passed)) process.exitCode = 1;
}
