import { fencesOf, type Fence } from './fences.ts';

/** A program that a document shows. */
export interface Snippet {
  /** The document, from the root of the repository. */
  readonly document: string;
  /** Where its first line of code is, counted from 1. */
  readonly line: number;
  readonly kind: 'ts' | 'js' | 'test' | 'sh';
  /** Its lines stand where they stand in the document, so that a line number means the same in both. */
  readonly code: string;
  /** Why it is not run, although it compiles. */
  readonly noRun?: string;
  /** What it must print. */
  readonly output?: string;
  /** Files of the document that lie beside it when it runs. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The programs of a document. Every fence in `ts` or `js` is one, every one in `sh` that says `run`; what else the info
 * string may say is told in CONTRIBUTING.md.
 *
 * @throws Error for an info string that means nothing, with the document's name and line.
 */
export function snippetsOf(document: string, markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  const files: Record<string, string> = {};
  for (const fence of fencesOf(markdown)) {
    const fail = (message: string): never => {
      throw new Error(`${document}:${fence.line - 1}: ${message}`);
    };
    const file = /^file=(?<file>[\w.-]+)$/.exec(fence.info)?.groups?.['file'];
    if (file !== undefined) {
      files[file] = fence.code;
      continue;
    }
    const last = snippets.at(-1);
    if (fence.language === 'text' && fence.info === 'output') {
      if (last === undefined) return fail('there is no snippet whose output this could be');
      snippets.splice(-1, 1, { ...last, output: fence.code });
      continue;
    }
    const kind = kindOf(fence, fail);
    if (kind === undefined) continue;
    if (fence.info === 'continued') {
      if (last?.kind !== kind) return fail('there is no snippet that this could continue');
      snippets.splice(-1, 1, { ...last, code: last.code + padding(last.code, fence.line) + fence.code });
      continue;
    }
    const noRun = /^no-run: *(?<reason>.+)$/.exec(fence.info)?.groups?.['reason'];
    const code = padding('', fence.line) + fence.code;
    snippets.push({ document, line: fence.line, kind, code, files, ...(noRun !== undefined && { noRun }) });
  }
  return snippets;
}

/** Lines to add to a text, so that the next one is the line of this number. */
const padding = (text: string, line: number): string => '\n'.repeat(line - text.split('\n').length);

function kindOf({ language, info }: Fence, fail: (message: string) => never): Snippet['kind'] | undefined {
  if (language === 'sh') {
    if (info === '') return undefined;
    return info === 'run' ? 'sh' : fail(`"sh ${info}" means nothing: say "sh run", or "sh" alone for what is not run`);
  }
  if (language !== 'ts' && language !== 'js') return undefined;
  if (info === 'test' && language === 'ts') return 'test';
  if (info === '' || info === 'continued' || /^no-run: *\S/.test(info)) return language;
  return fail(
    `"${language} ${info}" means nothing: say "continued", "test", "file=NAME" or "no-run: REASON", or nothing`,
  );
}
