import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readWorkspaces } from '../workspaces/workspaces.ts';
import { expectedReports, readReports } from './read-reports.ts';

test('every workspace with tests names a report in its own folder', () => {
  const tested = readWorkspaces().filter(({ manifest }) => manifest.scripts?.['test'] !== undefined);
  expect(expectedReports(tested)).toEqual(tested.map(({ directory }) => `${directory}/.reports/test.json`));
});

test('a report that was never written is told from one without tests', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'empty.json'), JSON.stringify({ success: true, testResults: [] }));
  expect(readReports(folder, ['empty.json', 'never.json'])).toEqual([
    { file: 'empty.json', tally: { passed: 0, failed: 0, skipped: 0 } },
    { file: 'never.json' },
  ]);
});
