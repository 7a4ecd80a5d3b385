import { describe, expect } from 'vitest';
import { test } from '../../vitest.ts';
import { jsonl } from '../jsonl.ts';
import { broken, defectsOf } from './broken.ts';

const families = ['claude', 'gemini'] as const;
const models = { claude: 'publishers/anthropic/models/claude-3-5-haiku', gemini: 'gemini-2.5-flash' } as const;

/** The message of a row's `status`, which is words and then JSON; empty for a row that was answered. */
function messageOf(line: string): string {
  const { status } = JSON.parse(line) as { status: string };
  if (status === '') return '';
  return (JSON.parse(status.slice(status.indexOf('{'))) as { error: { message: string } }).error.message;
}

describe.for(families)('what the service does with a file for %s that has a defect', (family) => {
  test.for(defectsOf(family))('$name: $effect', async ({ name, effect, message = '' }, { cloud, client }) => {
    const src = await cloud.bucket('inputs').put('rows.jsonl', broken(family, name));
    const job = await client.batches.create({ model: models[family], src, config: { dest: 'gs://outputs' } });
    const ended = await client.batches.wait(job);

    expect(message !== '').toBe(effect !== 'accepted');
    if (effect === 'import-failure') {
      expect(ended).toHaveFailedWith(message);
      return;
    }
    expect(ended).toHaveSucceeded();
    const [output = ''] = await cloud.bucket('outputs').list();
    const lines = (await cloud.bucket('outputs').text(output)).trimEnd().split('\n');
    const failures = lines.map(messageOf).filter((text) => text !== '');
    expect(lines).toHaveLength(3);
    expect(failures).toEqual(effect === 'accepted' ? [] : [expect.stringContaining(message)]);
  });
});

test.for(families.flatMap((family) => defectsOf(family).map(({ name }) => [family, name] as const)))(
  'a file for %s that is broken by %s is another file, and the same each time',
  ([family, name]) => {
    const file = Buffer.from(broken(family, name as never));
    expect(file.equals(Buffer.from(jsonl[family](3).text()))).toBe(false);
    expect(file.equals(Buffer.from(broken(family, name as never)))).toBe(true);
  },
);

test('a defect that a family does not have is refused, and those that it has are named', () => {
  // @ts-expect-error Claude’s rows are not imported into a table
  expect(() => broken('claude', 'empty-object')).toThrow(/No defect of claude is called empty-object: no-rows, /);
  // @ts-expect-error nor is a name that every object has one of a defect
  expect(() => broken('claude', 'toString')).toThrow('is called toString');
});
