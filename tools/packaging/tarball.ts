import path from 'node:path';
import { runCommand } from '../process/run-command.ts';
import type { Manifest } from '../workspaces/workspaces.ts';

/** A package as it would be published. */
export interface Tarball {
  /** Absolute path of the .tgz. */
  readonly file: string;
  readonly manifest: Manifest;
  /** Paths of what is inside. */
  readonly contents: readonly string[];
  readonly sizeBytes: number;
}

/** Packs a workspace, as `npm publish` would. */
export async function pack(directory: string, manifest: Manifest, destination: string): Promise<Tarball> {
  const args = ['pack', '--json', '--pack-destination', destination];
  const [packed] = JSON.parse(await runCommand('npm', args, { cwd: directory, quiet: true })) as [
    { filename: string; size: number; files: { path: string }[] },
  ];
  return {
    file: path.join(destination, packed.filename),
    manifest,
    contents: packed.files.map((each) => each.path),
    sizeBytes: packed.size,
  };
}
