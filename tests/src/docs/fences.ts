/** A fenced block of a Markdown document. */
export interface Fence {
  /** First word of the info string: `ts`. */
  readonly language: string;
  /** The rest of the info string. */
  readonly info: string;
  readonly code: string;
  /** The line of the first line of code, counted from 1. */
  readonly line: number;
}

/** The fenced blocks of a document, in order. A fence ends at one of its own kind that is at least as long. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { mark: string; indent: number; language: string; info: string; line: number; code: string[] } | undefined;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const {
      indent = '',
      mark = '',
      info = '',
    } = /^(?<indent> *)(?<mark>`{3,}|~{3,})(?<info>[^`]*)$/.exec(line)?.groups ?? {};
    if (open === undefined) {
      if (mark === '') continue;
      const [language = '', ...rest] = info.trim().split(/\s+/);
      open = { mark, indent: indent.length, language, info: rest.join(' '), line: index + 2, code: [] };
    } else if (mark.startsWith(open.mark) && info.trim() === '') {
      const { language, info: said, line: start, code } = open;
      fences.push({ language, info: said, line: start, code: code.map((each) => `${each}\n`).join('') });
      open = undefined;
    } else {
      open.code.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
    }
  }
  if (open !== undefined) throw new Error(`the fence opened in line ${open.line - 1} is never closed`);
  return fences;
}
