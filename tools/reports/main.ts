/**
 * Sums the test reports of all projects: `node tools/reports/main.ts [more reports…]`.
 * The last line is the total alone; the exit code is 1 when a test failed or a report is missing.
 */
import { readWorkspaces, root } from '../workspaces/workspaces.ts';
import { expectedReports, readReports } from './read-reports.ts';
import { sum, toLine } from './tally.ts';

const reports = readReports(root, [...expectedReports(readWorkspaces()), ...process.argv.slice(2)]);
for (const { file, tally } of reports) {
  console.log(`${file}: ${tally === undefined ? 'NO REPORT (its tests did not run to their end)' : toLine(tally)}`);
}
const total = sum(reports.flatMap(({ tally }) => tally ?? []));
console.log(toLine(total));
if (total.failed > 0 || reports.some(({ tally }) => tally === undefined)) process.exitCode = 1;
