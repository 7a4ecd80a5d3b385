import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workspace } from '../workspaces/workspaces.ts';
import { tally, type Report, type Tally } from './tally.ts';

/** Where a project's tests report to, and what the report says; without a tally there is no report. */
export interface ReadReport {
  readonly file: string;
  readonly tally?: Tally;
}

/** The reports that the workspaces' test scripts promise to write: the value of their `--outputFile.json`. */
export function expectedReports(workspaces: readonly Workspace[]): string[] {
  return workspaces.flatMap(({ manifest }) => {
    const file = /--outputFile\.json=(?<file>\S+)/.exec(manifest.scripts?.['test'] ?? '')?.groups?.['file'];
    return file === undefined ? [] : [file];
  });
}

/** Reads reports by their paths from the root. */
export function readReports(root: string, files: readonly string[]): ReadReport[] {
  return files.map((file) => {
    const absolute = path.join(root, file);
    if (!existsSync(absolute)) return { file };
    return { file, tally: tally(JSON.parse(readFileSync(absolute, 'utf8')) as Report) };
  });
}
