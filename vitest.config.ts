import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const conditions = ['@genai-batch/source', 'node', 'import', 'module', 'default'];

/** One project a package. The source condition makes sibling packages resolve to their sources, so no test needs a build. */
const project = (name: string, root: string): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name,
    root,
    include: ['src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    typecheck: { include: ['src/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
  },
});

const withTypeTests = (config: TestProjectInlineConfiguration): TestProjectInlineConfiguration => ({
  ...config,
  test: { ...config.test, typecheck: { ...config.test?.typecheck, enabled: true } },
});

export default defineConfig({
  test: {
    projects: [
      project('core', 'packages/core'),
      project('mock-api', 'packages/mock-api'),
      project('testing', 'packages/testing'),
      project('demo', 'apps/demo'),
      withTypeTests(project('tests', 'tests')),
      { ...project('tools', 'tools'), test: { ...project('tools', 'tools').test, include: ['**/*.test.ts'] } },
    ],
  },
});
