import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const heldHere = new Set<string>();

/**
 * Lets one server have a folder. A lock that a killed process left behind is taken over.
 *
 * @returns Lets it go.
 * @throws Error when another one has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const own = nameOf(process.pid) ?? String(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
      heldHere.add(path);
      return () => {
        heldHere.delete(path);
        rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = read(path);
    if (heldHere.has(path) || isAlive(owner)) {
      throw new Error(
        `The state in ${folder} is in use by process ${owner.split(' ')[0]}: two servers cannot share a folder.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new Error(`The state in ${folder} is in use by another process.`);
}

/** A process by its number, and where the system tells, by when it began: numbers are given again. */
function nameOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // What comes before is the name of the program, which may hold anything.
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return began === undefined ? undefined : `${pid} ${began}`;
}

function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0]);
  if (!(Number.isInteger(pid) && pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !owner.includes(' ') || nameOf(pid) === owner;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
