import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRule, ruleText } from './compact-rule.ts';
import { FaultError } from './fault-error.ts';
import type { CallFaultRule, FaultRule } from './fault-rule.ts';
import { Faults } from './faults.ts';
import { readRule } from './read-rule.ts';

const operation = 'storage.objects.get';

function newFaults(seed = 0): { faults: Faults; time: { now: number }; calls: (count: number) => boolean[] } {
  const time = { now: 0 };
  const faults = new Faults({ seed, now: () => time.now, operations: () => [operation, 'storage.buckets.get'] });
  const call = (): boolean =>
    faults.ofCall({ operation, path: '/b/my-bucket/o/a' })?.map((due) => due.strike()) !== undefined;
  return { faults, time, calls: (count) => Array.from({ length: count }, call) };
}

test.for<[rule: Partial<CallFaultRule>, strikes: string]>([
  [{}, 'xxxxx'],
  [{ nth: 2 }, '.x...'],
  [{ first: 2 }, 'xx...'],
  [{ times: 3 }, 'xxx..'],
  [{ probability: 1 }, 'xxxxx'],
  [{ probability: 0 }, '.....'],
  [{ at: 'storage.objects' }, 'xxxxx'],
  [{ at: 'storage.buckets' }, '.....'],
  [{ path: '/b/*/o/a' }, 'xxxxx'],
  [{ path: '/b/other/*' }, '.....'],
])('of five calls, %j strikes %s', ([rule, strikes]) => {
  const { faults, calls } = newFaults();
  const fault = faults.add({ ...rule, fault: 'reset' });
  expect(
    calls(5)
      .map((isStruck) => (isStruck ? 'x' : '.'))
      .join(''),
  ).toBe(strikes);
  expect(fault.fired).toBe(strikes.replaceAll('.', '').length);
});

test('a fault lasts for a span of service time', () => {
  const { faults, time, calls } = newFaults();
  time.now = 1000;
  faults.add({ afterMs: 500, forMs: 200, nth: 2, fault: 'reset' });
  expect(calls(2)).toEqual([false, false]);
  time.now = 1500;
  expect(calls(3)).toEqual([false, true, false]);
  time.now = 1700;
  expect(calls(2)).toEqual([false, false]);
});

test('chance strikes about as often as it should, and the same seed strikes the same calls', () => {
  const struck = (seed: number): boolean[] => {
    const { faults, calls } = newFaults(seed);
    faults.add({ probability: 0.3, fault: 'reset' });
    return calls(2000);
  };
  expect(struck(1)).toEqual(struck(1));
  expect(struck(1)).not.toEqual(struck(2));
  const often = struck(1).filter(Boolean).length;
  expect(often).toBeGreaterThan(500);
  expect(often).toBeLessThan(700);
});

test('each fault has chances and counts of its own', () => {
  const { faults, calls } = newFaults();
  const [one, other] = [faults.add({ nth: 1, fault: 'reset' }), faults.add({ nth: 2, fault: 'reset-after' })];
  expect(calls(3)).toEqual([true, true, false]);
  expect([one.fired, other.fired]).toEqual([1, 1]);
  faults.clear();
  expect(faults.list()).toEqual([]);
  expect(one.fired).toBe(1);
});

test('a fault says in one line what it is and what came of it', () => {
  const { faults, calls } = newFaults();
  const fault = faults.add({ at: 'storage', nth: 1, fault: 'reset' });
  expect(String(fault)).toBe('#1 storage nth=1 reset: never fired');
  calls(1);
  expect(String(fault)).toBe('#1 storage nth=1 reset: fired once');
});

test.for<[text: string, rule: FaultRule]>([
  ['reset', { fault: 'reset' }],
  ['storage.objects.get nth=2 reset', { at: operation, nth: 2, fault: 'reset' }],
  [
    'storage path=/upload/* probability=0.1 return-503 retryAfterSeconds=2',
    { at: 'storage', path: '/upload/*', probability: 0.1, fault: 'return-503', retryAfterSeconds: 2 },
  ],
  [
    'job=nightly-* fail status=RESOURCE_EXHAUSTED message="out of \\"quota\\""',
    { job: 'nightly-*', fault: 'fail', status: 'RESOURCE_EXHAUSTED', message: 'out of "quota"' },
  ],
  ['row=3 missing', { row: 3, fault: 'missing' }],
  ['row=* job=a error', { row: '*', job: 'a', fault: 'error' }],
  ['key=17 job=a blocked', { key: '17', job: 'a', fault: 'blocked' }],
])('%s is a fault in a line', ([text, rule]) => {
  expect(readRule(text)).toEqual(rule);
});

test('a rule and its line say the same', () => {
  const texts = fc.string({ minLength: 1 });
  const rules = fc.record(
    {
      at: fc.constantFrom('storage', 'storage.objects.get'),
      path: texts,
      nth: fc.integer({ min: 1 }),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      forMs: fc.nat(),
      message: texts,
      fault: fc.constantFrom<CallFaultRule['fault'][]>('reset', 'UNAVAILABLE', 'return-503-after-256K', 'latency-5ms'),
    },
    { requiredKeys: ['fault'] },
  );
  fc.assert(
    fc.property(rules, (rule) => {
      expect(readRule(parseRule(ruleText(rule)))).toEqual(rule);
    }),
  );
});

test.for<CallFaultRule['fault']>([
  'return-503',
  'return-429',
  'return-503-after-256K',
  'return-reset-connection',
  'return-reset-connection-after-1024K',
  'return-broken-stream',
  'return-broken-stream-after-256K',
  'return-broken-stream-final-chunk-after-1024B',
  'stall-for-10s-after-12K',
  'return-corrupted-data',
  'return-corrupted-data-after-100K',
  'latency-2147483647ms',
  'NOT_FOUND',
])('knows the word %s', (fault) => {
  expect(readRule({ fault })).toEqual({ fault });
});

test.for<[rule: unknown, message: string]>([
  [undefined, 'A fault is an object such as'],
  [{}, 'needs to say what happens'],
  [{ fault: 'return-200' }, 'There is no fault "return-200" in calls'],
  [{ fault: 'redirect-307' }, 'A redirect, and nothing else, has a location'],
  [{ fault: 'reset', location: 'https://elsewhere.test' }, 'A redirect, and nothing else, has a location'],
  [{ fault: 'reset', probability: 2 }, 'probability is a number from 0 to 1, not 2'],
  [{ fault: 'reset', at: '' }, 'at is a text that is not empty, not ""'],
  [{ row: -1, fault: 'missing' }, 'row is a whole number from 0, or * for each row, not -1'],
  [{ row: '**', fault: 'missing' }, 'row is a whole number from 0, or * for each row, not "**"'],
  ['latency-99999999999999ms', 'at most 2147483647ms, which are 24 days, not 99999999999999ms'],
  ['stall-for-2147484s-after-1K', 'at most 2147483647ms, which are 24 days, not 2147484s'],
  [{ job: 'a', fault: 'fail', status: 'BAD' }, 'status is one of CANCELLED, '],
  [{ job: 'a', fault: 'unknown-state', state: 'DONE' }, 'state is a text that begins with JOB_STATE_'],
  ['', 'is not a fault'],
  ['a=1 a=2 reset', 'says a= twice'],
  ['storage message="open reset', 'a quotation mark that is not closed'],
])('refuses %j, and says why', ([rule, message]) => {
  expect(() => readRule(rule)).toThrow(message);
  expect(() => readRule(rule)).toThrow(FaultError);
});
