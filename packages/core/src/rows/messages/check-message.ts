import { isJsonObject, type JsonObject } from '../json-object.ts';
import type { Consequence, LineProblem, Report } from '../line-problem.ts';
import type { Backend, FieldType, Member, MessageType } from './message-type.ts';

/** What a check needs to know, and where it is at the moment. */
export interface MessageCheck {
  readonly backend: Backend;
  /** What befalls a line with a field that the service does not take. */
  readonly consequence: Consequence;
  readonly report: Report;
  /** Advice for a field that its message does not have; empty where none is known. */
  readonly adviceFor: (message: MessageType, field: string) => string;
  /** Grows and shrinks with the walk: a copy goes into a report. */
  readonly path: (string | number)[];
}

/** Protobuf reads no deeper. https://protobuf.dev/programming-guides/proto-limits/#depth */
const MAX_DEPTH = 100;

/** Holds a message, with all that is in it, to its type. A null is a field left out. */
export function checkMessage(type: MessageType, value: JsonObject, check: MessageCheck): void {
  const { path } = check;
  if (path.length > MAX_DEPTH) {
    report(check, 'too-deep', `the message is nested more than ${MAX_DEPTH} deep`, 'Make it flatter.');
    return;
  }
  for (const field in value) {
    const member = type.members.get(field);
    path.push(field);
    if (member === undefined) reportUnknown(type, field, value[field], check);
    else {
      if (member.name !== field) {
        if (Object.hasOwn(value, member.name)) reportBoth(member.name, field, check);
        else if (type.isOpen) reportUnknown(type, field, value[field], check);
      }
      checkField(member, value[field], check);
    }
    path.pop();
  }
}

function checkField({ name, type }: Member, value: unknown, check: MessageCheck): void {
  if (value === null) return;
  if (type.only !== undefined && type.only !== check.backend) {
    const [here, there] =
      check.backend === 'vertex' ? ['Vertex AI', 'the Gemini API'] : ['the Gemini API', 'Vertex AI'];
    report(check, 'other-service', `${name} is not a field of ${here}, only of ${there}`, 'Leave it out.');
  }
  checkValue(type, value, check);
}

function checkValue(type: FieldType, value: unknown, check: MessageCheck): void {
  switch (type.kind) {
    case 'any':
      return;
    case 'text':
      if (typeof value !== 'string') reportType('a string', value, check);
      return;
    case 'bytes':
      if (typeof value !== 'string') reportType('a string of base64', value, check);
      return;
    case 'number':
    case 'integer':
      if (!isNumeric(value, type.kind)) reportType(type.kind === 'integer' ? 'an integer' : 'a number', value, check);
      return;
    case 'flag':
      if (typeof value !== 'boolean') reportType('true or false', value, check);
      return;
    case 'object':
      if (!isJsonObject(value)) reportType('an object', value, check);
      return;
    case 'enum':
      checkEnum(type.values, type.anyCase, value, check);
      return;
    case 'list':
      checkList(type, value, check);
      return;
    case 'textOr':
      if (typeof value !== 'string') checkValue(type.of, value, check);
      return;
    case 'map':
      if (!isJsonObject(value)) reportType('an object', value, check);
      else for (const name in value) checkAt(name, type.of, value[name], check);
      return;
    case 'message':
      if (isJsonObject(value)) checkMessage(type.type(), value, check);
      else reportType('an object', value, check);
      return;
    default:
      return type satisfies never;
  }
}

function checkList(type: FieldType & { kind: 'list' }, value: unknown, check: MessageCheck): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) checkAt(index, type.of, value[index], check);
  } else if (type.mayBeSingle && isJsonObject(value)) {
    if (check.backend === 'gemini') {
      check.report({
        kind: 'wrong-type',
        path: [...check.path],
        problem: 'is one object, where a list is expected',
        advice: 'Put it into a list.',
        severity: 'warning',
        consequence: check.consequence,
      });
    }
    checkValue(type.of, value, check);
  } else reportType('a list', value, check);
}

function checkAt(step: string | number, type: FieldType, value: unknown, check: MessageCheck): void {
  check.path.push(step);
  if (value === null && typeof step === 'number') reportType('a value', value, check);
  else if (value !== null) checkValue(type, value, check);
  check.path.pop();
}

function checkEnum(values: ReadonlySet<string>, anyCase: boolean, value: unknown, check: MessageCheck): void {
  if (typeof value === 'number') return; // Protobuf's JSON takes the numbers of values too.
  if (typeof value !== 'string') return reportType('a name', value, check);
  if (values.has(value) || (anyCase && (values.has(value.toUpperCase()) || values.has(value.toLowerCase())))) return;
  const meant = [...values].find((known) => looselyEqual(known, value));
  // A name in the form of the others may be a newer one.
  const isNew = meant === undefined && /^[A-Z][A-Z0-9_]*$/.test(value);
  check.report({
    kind: 'unknown-value',
    path: [...check.path],
    problem: `${JSON.stringify(value.slice(0, 80))} is not a value that ${isNew ? 'this version' : 'the service'} knows`,
    advice: meant === undefined ? `Use one of ${[...values].join(', ')}.` : `Write ${meant}.`,
    severity: isNew ? 'warning' : 'error',
    consequence: check.consequence,
  });
}

/** Whether only the case, the signs between words, or a common beginning are different. */
function looselyEqual(known: string, given: string): boolean {
  const [one, other] = [known, given].map((name) => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
  return one === other || (other!.length > 3 && one!.endsWith(other!));
}

function isNumeric(value: unknown, kind: 'number' | 'integer'): boolean {
  if (typeof value === 'number') return kind === 'number' || Number.isInteger(value);
  if (typeof value !== 'string' || value.trim() === '') return false;
  return kind === 'integer' ? /^-?\d+$/.test(value) : Number.isFinite(Number(value));
}

function reportUnknown(type: MessageType, field: string, value: unknown, check: MessageCheck): void {
  const member = type.members.get(field) ?? [...type.members.values()].find(({ name }) => looselyEqual(name, field));
  const advice = check.adviceFor(type, field) || (member === undefined ? 'Leave it out.' : `Write ${member.name}.`);
  if (type.isOpen && member === undefined) {
    const problem = `${field} is not a field of ${type.name} that this version knows`;
    report(check, 'unknown-field', problem, 'See whether it is spelled right.', 'warning');
    return;
  }
  // Protobuf's JSON refuses the name of a field that it does not know, whatever the value.
  const problem = `${field} is not a field of ${type.name}${value === null ? ', not even as null' : ''}`;
  report(check, 'unknown-field', problem, advice);
}

function reportBoth(name: string, field: string, check: MessageCheck): void {
  report(check, 'both-spellings', `the field is given twice, as ${name} and as ${field}`, `Keep ${name} alone.`);
}

function reportType(expected: string, value: unknown, check: MessageCheck): void {
  report(check, 'wrong-type', `is ${describe(value)}, where ${expected} is expected`, `Give ${expected}.`);
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}

function report(
  check: MessageCheck,
  kind: LineProblem['kind'],
  problem: string,
  advice: string,
  severity: LineProblem['severity'] = 'error',
): void {
  const { path, consequence } = check;
  check.report({ kind, path: [...path], problem, advice, severity, consequence });
}
