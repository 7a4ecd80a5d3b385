/** Checks what may depend on what, and that every package.json says so: `npm run boundaries`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkspaces, root } from '../workspaces/workspaces.ts';
import { checkArrows } from './arrows.ts';
import { importProblem } from './import-rules.ts';
import { importsOf } from './imports.ts';
import { checkManifest } from './manifests.ts';

const workspaces = readWorkspaces();
const problems = [
  ...checkArrows(workspaces),
  ...workspaces.flatMap((workspace) => checkManifest(workspace, (file) => existsSync(path.join(root, file)))),
];
let files = 0;
let imports = 0;
for (const workspace of workspaces) {
  const exclude = ['node_modules', 'dist', 'heavy', 'consumer', '.snippets'].map(
    (name) => `${workspace.directory}/**/${name}/**`,
  );
  for (const file of globSync(`${workspace.directory}/**/*.ts`, { cwd: root, exclude })) {
    files += 1;
    for (const site of importsOf(file, readFileSync(path.join(root, file), 'utf8'))) {
      imports += 1;
      const problem = importProblem(site, file.replaceAll(path.sep, '/'), workspace, workspaces);
      if (problem !== undefined) problems.push(`${file}:${site.line}: ${problem}`);
    }
  }
}

for (const problem of problems) console.error(problem);
console.log(`${workspaces.length} workspaces, ${files} files, ${imports} imports: ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
