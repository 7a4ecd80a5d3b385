import path from 'node:path';

const PERMISSIONS = 'this program may not. Check the permissions of the file and of the directories above it.';

/** What keeps a file of this machine from being opened, and what to do about it, by Node's error. */
export function localProblem(error: unknown, file: string): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return `there is no such file or directory (looked at ${path.resolve(file)}). Check the path, and the directory the program runs in.`;
    case 'ENOTDIR':
      return `a part of the path is a file, not a directory (looked at ${path.resolve(file)}). Check the path.`;
    case 'EISDIR':
      return `it is a directory. Give a file in it, such as ${path.join(file, 'rows.jsonl')}.`;
    case 'EACCES':
    case 'EPERM':
      return PERMISSIONS;
    case 'EROFS':
      return 'its file system is read-only. Give another path.';
    default:
      return `${error instanceof Error ? error.message : String(error)}. Check the path.`;
  }
}
