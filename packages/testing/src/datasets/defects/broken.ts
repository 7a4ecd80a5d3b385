import { jsonl } from '../jsonl.ts';
import { claudeDefects, type ClaudeDefect } from './claude-defects.ts';
import type { Damage, Defect, DefectTable } from './defect.ts';
import {
  geminiEmbeddingDefects,
  textEmbeddingDefects,
  type GeminiEmbeddingDefect,
  type TextEmbeddingDefect,
} from './embedding-defects.ts';
import { geminiDefects, type GeminiDefect } from './gemini-defects.ts';
import { geminiFileDefects, type GeminiFileDefect } from './gemini-file-defects.ts';
import { openModelDefects, type OpenModelDefect } from './open-model-defects.ts';
import { ownModelDefects, type OwnModelDefect } from './own-model-defects.ts';

/** The names of the defects that a family's files can have. */
export interface DefectNames {
  claude: ClaudeDefect;
  gemini: GeminiDefect;
  geminiFile: GeminiFileDefect;
  geminiEmbedding: GeminiEmbeddingDefect;
  textEmbedding: TextEmbeddingDefect;
  openModel: OpenModelDefect;
  ownModel: OwnModelDefect;
}

const tables: { readonly [Family in keyof DefectNames]: DefectTable<DefectNames[Family]> } = {
  claude: claudeDefects,
  gemini: geminiDefects,
  geminiFile: geminiFileDefects,
  geminiEmbedding: geminiEmbeddingDefects,
  textEmbedding: textEmbeddingDefects,
  openModel: openModelDefects,
  ownModel: ownModelDefects,
};

/**
 * Every way that {@link broken} knows to break a family's file, and what the service does about it.
 *
 * @example test.for(defectsOf('claude'))('says what is wrong: $name', async ({ name, effect }) => { … });
 */
export function defectsOf<Family extends keyof DefectNames>(family: Family): Defect<DefectNames[Family]>[] {
  const entries = Object.entries(tables[family]) as [DefectNames[Family], DefectTable<string>[string]][];
  return entries.map(([name, { description, effect, message }]) => ({
    name,
    description,
    effect,
    ...(message !== undefined && { message }),
  }));
}

/**
 * A file of three rows, `row-000001` to `row-000003`, the last of which has the defect, unless it is the file that has.
 *
 * @returns Bytes: not every broken file is text.
 * @throws TypeError for a name that the family has no defect of.
 * @example await cloud.bucket('inputs').put('rows.jsonl', broken('claude', 'missing-max-tokens'));
 */
export function broken<Family extends keyof DefectNames>(
  family: Family,
  defect: DefectNames[Family],
): Uint8Array<ArrayBuffer> {
  const table: DefectTable<string> = tables[family] ?? {};
  const definition = Object.hasOwn(table, defect) ? table[defect] : undefined;
  if (!definition) throw new TypeError(`No defect of ${family} is called ${defect}: ${Object.keys(table).join(', ')}`);
  return damaged([...jsonl[family](3).rows()], definition.damage);
}

function damaged(rows: readonly Readonly<Record<string, unknown>>[], damage: Damage): Uint8Array<ArrayBuffer> {
  if ('row' in damage) return fileOf([...rows.slice(0, -1), damage.row(rows.at(-1) ?? {})].map(toLine));
  if ('lines' in damage) return fileOf(damage.lines(rows.map(toLine)));
  return new Uint8Array(damage.bytes(Buffer.from(fileOf(rows.map(toLine)))));
}

function toLine(row: unknown): string {
  return JSON.stringify(row);
}

function fileOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}
