import type { RowFault } from '../execution/row-fault.ts';
import { googleStatuses } from '../google-status.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { readCallAction } from './call-action.ts';
import { parseRule } from './compact-rule.ts';
import { FaultError } from './fault-error.ts';
import type { FaultRule, JobFault } from './fault-rule.ts';

const jobFaults: readonly JobFault[] = ['stuck', 'fail', 'unknown-state', 'missing-shard'];
const rowFaults: readonly RowFault['fault'][] = [
  'missing',
  'doubled',
  'wrong-key',
  'broken-line',
  'blocked',
  'truncated',
  'invalid-json',
  'error',
];

export type FaultPlace = 'call' | 'job' | 'row';

type FieldKind = 'text' | 'status' | 'state' | 'count' | 'index' | 'span' | 'chance';

const occasion = {
  nth: 'count',
  first: 'count',
  times: 'count',
  probability: 'chance',
  afterMs: 'span',
  forMs: 'span',
};
const fields: Readonly<Record<FaultPlace, Readonly<Record<string, FieldKind>>>> = {
  call: {
    ...(occasion as Record<string, FieldKind>),
    at: 'text',
    path: 'text',
    message: 'text',
    reason: 'text',
    retryAfterSeconds: 'span',
    location: 'text',
  },
  job: { ...(occasion as Record<string, FieldKind>), job: 'text', status: 'status', message: 'text', state: 'state' },
  row: {
    ...(occasion as Record<string, FieldKind>),
    row: 'index',
    key: 'text',
    job: 'text',
    status: 'status',
    message: 'text',
  },
};

const expectations: Readonly<Record<FieldKind, string>> = {
  text: 'a text that is not empty',
  status: `one of ${Object.keys(googleStatuses).join(', ')}`,
  state: 'a text that begins with JOB_STATE_',
  count: 'a whole number from 1',
  index: 'a whole number from 0, or * for each row',
  span: 'a number from 0',
  chance: 'a number from 0 to 1',
};

/** What a rule is about: its rows, its jobs, or else calls. */
export function placeOf(rule: Readonly<Record<string, unknown>>): FaultPlace {
  if (rule['row'] !== undefined || rule['key'] !== undefined) return 'row';
  return rule['job'] === undefined ? 'call' : 'job';
}

/**
 * Checks a rule, wherever it comes from: an object, or the compact text (`storage.objects.get nth=2 reset`).
 *
 * @throws FaultError for a field that is not known or makes no sense, with what would
 */
export function readRule(given: unknown): FaultRule {
  const rule = typeof given === 'string' ? parseRule(given) : given;
  if (!isJsonObject(rule)) {
    throw new FaultError(
      `A fault is an object such as { at: 'storage.objects.get', nth: 1, fault: 'reset' }, or a text.`,
    );
  }
  const place = placeOf(rule);
  checkFields(rule, place);
  const { fault } = rule;
  if (typeof fault !== 'string') throw new FaultError(`A fault needs to say what happens, such as fault: 'reset'.`);
  checkWord(fault, place);
  if (place === 'call' && fault.startsWith('redirect-') !== (rule['location'] !== undefined)) {
    throw new FaultError(
      `A redirect, and nothing else, has a location: { fault: 'redirect-307', location: 'https://…' }.`,
    );
  }
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as unknown as FaultRule;
}

function checkFields(rule: JsonObject, place: FaultPlace): void {
  for (const [name, value] of Object.entries(rule)) {
    if (name === 'fault' || value === undefined) continue;
    const kind = fields[place][name];
    if (kind === undefined) {
      throw new FaultError(
        `A fault in ${place}s knows no ${JSON.stringify(name)}. It knows: ${Object.keys(fields[place]).join(', ')}, fault.`,
      );
    }
    if (!isOfKind(value, kind)) {
      throw new FaultError(`A fault's ${name} is ${expectations[kind]}, not ${JSON.stringify(value)}.`);
    }
  }
}

function checkWord(fault: string, place: FaultPlace): void {
  const words: readonly string[] = place === 'job' ? jobFaults : rowFaults;
  if (place === 'call' ? readCallAction(fault) : words.includes(fault)) return;
  const known =
    place === 'call'
      ? `a status such as UNAVAILABLE, return-503, return-503-after-256K, expired-token, permission-denied, user-project-denied, reset, reset-after, return-reset-connection, return-broken-stream, truncate, return-corrupted-data, return-corrupted-data-after-100K, latency-200ms, stall-for-1s-after-256K, lose-upload, redirect-307`
      : words.join(', ');
  throw new FaultError(`There is no fault ${JSON.stringify(fault)} in ${place}s. There are: ${known}.`);
}

function isOfKind(value: unknown, kind: FieldKind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'status':
      return typeof value === 'string' && Object.hasOwn(googleStatuses, value);
    case 'state':
      return typeof value === 'string' && /^JOB_STATE_\w+$/.test(value);
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 1;
    case 'index':
      return value === '*' || (Number.isSafeInteger(value) && (value as number) >= 0);
    case 'span':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'chance':
      return typeof value === 'number' && value >= 0 && value <= 1;
    default:
      return kind satisfies never;
  }
}
