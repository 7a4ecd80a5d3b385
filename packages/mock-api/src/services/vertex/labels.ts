import { isJsonObject } from '../../model/json.ts';
import type { Report } from './report.ts';

/** Letters without upper case, of any script, digits, `_` and `-`; 64 at the most. */
const LABEL = /^[\p{Ll}\p{Lo}\p{N}_-]{0,64}$/u;

/** Reads `labels`. @see https://cloud.google.com/resource-manager/docs/labels-overview */
export function readLabels(labels: unknown, report: Report): Record<string, string> | undefined {
  if (labels === undefined) return undefined;
  if (!isJsonObject(labels)) return report('labels', 'A map of texts is needed.');
  const entries = Object.entries(labels);
  const isRight = ([key, value]: [string, unknown]): boolean =>
    key !== '' && LABEL.test(key) && typeof value === 'string' && LABEL.test(value);
  const wrong = entries.find((entry) => !isRight(entry));
  if (wrong)
    report(
      'labels',
      `Label ${JSON.stringify(wrong[0])} and its value need lower-case letters, digits, "_" or "-", 64 at the most.`,
    );
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
