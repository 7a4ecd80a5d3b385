import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One key of an exports map, or a plain target. */
export type ExportsTarget = string | { readonly [condition: string]: string };

/** What the tools read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, ExportsTarget>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One workspace of the repository. */
export interface Workspace {
  /** Folder from the root, with forward slashes: `packages/core`. */
  readonly directory: string;
  readonly manifest: Manifest;
}

/** The folder that holds the root package.json. */
export const root: string = path.resolve(import.meta.dirname, '../..');

/** Every workspace that the root package.json names, in the order of its list. */
export function readWorkspaces(from: string = root): Workspace[] {
  const { workspaces } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as { workspaces: string[] };
  return workspaces
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: from }).toSorted())
    .map((file) => ({
      directory: path.dirname(file).replaceAll(path.sep, '/'),
      manifest: JSON.parse(readFileSync(path.join(from, file), 'utf8')) as Manifest,
    }));
}
