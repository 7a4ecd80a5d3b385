import { FaultError } from './fault-error.ts';
import type { FaultRule } from './fault-rule.ts';

const numbers: ReadonlySet<string> = new Set([
  'nth',
  'first',
  'times',
  'probability',
  'afterMs',
  'forMs',
  'row',
  'retryAfterSeconds',
]);

/**
 * A rule as one line of text, for command lines: `[operation] [field=value …] fault [field=value …]`. The first bare
 * word is the operation, the last one the fault; values with spaces stand in double quotes.
 *
 * - `vertex.batchPredictionJobs.create nth=1 reset-after`
 * - `storage path=/upload/* probability=0.1 return-503 retryAfterSeconds=2`
 * - `job=nightly-* fail status=RESOURCE_EXHAUSTED message="out of quota"`
 * - `key=ticket-17 blocked`
 *
 * @returns A rule that is yet to be checked.
 * @throws FaultError when the text has another form
 */
export function parseRule(text: string): Record<string, unknown> {
  const rule: Record<string, unknown> = {};
  const bare: string[] = [];
  for (const word of wordsOf(text)) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || value === undefined) bare.push(word);
    else if (Object.hasOwn(rule, name)) throw new FaultError(`${JSON.stringify(text)} says ${name}= twice.`);
    else rule[name] = valueOf(name, value);
  }
  const fault = bare.pop();
  const at = bare.pop();
  if (fault === undefined || bare.length > 0) {
    throw new FaultError(
      `${JSON.stringify(text)} is not a fault: write an operation, what limits it, and what happens, such as "storage.objects.get nth=1 reset".`,
    );
  }
  return { ...(at !== undefined && { at }), ...rule, fault };
}

/** The line that {@link parseRule} reads as this rule. */
export function ruleText({ fault, ...rule }: FaultRule): string {
  const { at, ...others } = rule as { at?: string } & Record<string, unknown>;
  const limits = Object.entries(others).map(([name, value]) => `${name}=${quoted(String(value))}`);
  return [...(at === undefined ? [] : [at]), ...limits, fault].join(' ');
}

function wordsOf(text: string): string[] {
  const words = text.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/gs) ?? [];
  if (words.join('').replaceAll(/\s/g, '') === text.replaceAll(/\s/g, '')) return words;
  throw new FaultError(`${JSON.stringify(text)} has a quotation mark that is not closed.`);
}

function valueOf(name: string, value: string): unknown {
  if (value.startsWith('"')) return JSON.parse(value);
  return numbers.has(name) && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
}

function quoted(value: string): string {
  return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}
