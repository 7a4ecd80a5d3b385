import { checkLines, type CheckLinesOptions } from '@genai-batch/core';
import { broken, type DefectEffect, type DefectNames, defectsOf, jsonl } from '@genai-batch/testing/datasets';
import { describe, expect, test } from 'vitest';
import { findings, type NothingWrong, type Told } from './findings.ts';

type Family = keyof DefectNames;

const jobs: Readonly<Record<Family, CheckLinesOptions>> = {
  claude: { model: 'publishers/anthropic/models/claude-3-5-haiku' },
  gemini: { model: 'gemini-2.5-flash' },
  geminiFile: { model: 'gemini-2.5-flash', backend: 'gemini' },
  geminiEmbedding: { model: 'gemini-embedding-001' },
  textEmbedding: { model: 'text-embedding-005' },
  openModel: { model: 'publishers/meta/models/llama-3.3-70b-instruct-maas' },
  ownModel: { model: 'projects/mock-project/locations/us-central1/models/7654321', family: 'own-model', key: 'id' },
};
const families = Object.keys(jobs) as Family[];

/** What a check says that the service will do, where it does so. */
const consequences: Readonly<Partial<Record<DefectEffect, readonly string[]>>> = {
  'create-refused': ['refused at create'],
  'import-failure': ['import fails'],
  'row-failure': ['row fails', 'cannot be matched'],
};

const every = ['refused at create', 'import fails', 'row fails', 'ignored', 'cannot be matched'];

const expectedOf = (family: Family, name: string): Told | NothingWrong =>
  (findings[family] as Readonly<Record<string, Told | NothingWrong>>)[name]!;

describe.for(families)('of a file for %s that is broken, a check before the job says what and where', (family) => {
  test.for(defectsOf(family))('$name: $description', async ({ name, effect }) => {
    const { findings: found, summary } = await checkLines([broken(family, name)], jobs[family]).collect();
    const expected = expectedOf(family, name);
    if ('sound' in expected) {
      expect(found).toEqual([]);
      expect(effect).toBe('accepted');
      return;
    }
    const { kind, path, line = 3, mend, severity = 'error' } = expected;
    expect(found).toContainEqual({
      kind,
      path,
      line,
      severity,
      problem: expect.stringMatching(/.{10,}/) as unknown,
      advice: expect.stringContaining(mend) as unknown,
      consequence: expect.toBeOneOf([...(consequences[effect] ?? every)]) as unknown,
    });
    expect(summary.ok).toBe(found.every((finding) => finding.severity === 'warning'));
    // Where one row has it, nobody is sent looking in the others.
    if (line === 3) expect(found.filter((finding) => finding.line !== 3)).toEqual([]);
  });

  test('and nothing where there is nothing', async () => {
    const { findings: found } = await checkLines([Buffer.from(jsonl[family](3).text())], jobs[family]).collect();
    expect(found).toEqual([]);
  });
});
