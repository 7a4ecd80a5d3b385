/**
 * Guards the process that loads it first, by `node --import`: `guardedChild()` gives the environment that does so.
 *
 * Blocked calls are appended to the file named by `GENAI_BATCH_OFFLINE_LOG`, one JSON object a line, at the moment
 * they happen: a process that is killed has still told. Without the variable they go to standard error.
 */
import { appendFileSync } from 'node:fs';
import { allowHosts } from './allowed-hosts.ts';
import { blockedLine, type BlockedCall } from './blocked-call.ts';
import { allowVariable, logVariable, mappedPortVariable } from './child-guard.ts';
import { enforce } from './guard-layers.ts';
import { mapHosts } from './mapped-hosts.ts';

const allowed = (process.env[allowVariable] ?? '').split(',').map((host) => host.trim());

enforce({
  ...allowHosts(allowed.filter((host) => host !== '')),
  onBlocked: (call: BlockedCall) => {
    const file = process.env[logVariable];
    if (file) appendFileSync(file, `${JSON.stringify(call)}\n`);
    else process.stderr.write(`${blockedLine(call)}\n`);
  },
});

// Over the guard: what is sent to the mock server never leaves this machine.
const mappedPort = Number(process.env[mappedPortVariable]);
if (mappedPort > 0) mapHosts(mappedPort);
