import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const conditions = ['@genai-batch/source', 'node', 'import', 'module', 'default'];

/** One project a package; each writes its own report, which Nx keeps as an output of the cached target. */
const project = (name: string, root: string): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name,
    root,
    include: ['src/**/*.test.ts'],
    typecheck: { enabled: false },
  },
});

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    projects: [
      project('core', 'packages/core'),
      project('mock-api', 'packages/mock-api'),
      project('testing', 'packages/testing'),
      project('demo', 'apps/demo'),
      project('tests', 'tests'),
    ],
  },
});
