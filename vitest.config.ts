import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// Whoever runs the tests may have projects, keys, proxies of their own in the environment: no test may see them.
for (const name of Object.keys(process.env)) {
  if (/^(?:GOOGLE|GEMINI|GCLOUD|CLOUDSDK|STORAGE_EMULATOR|BIGQUERY_EMULATOR)_/i.test(name)) {
    Reflect.deleteProperty(process.env, name);
  }
}

// Without 'import': Vitest passes these on to Node, which would then answer a `require` with ES modules.
const conditions = ['@genai-batch/source', 'node'];

/** One project a package. The source condition makes sibling packages resolve to their sources, so no test needs a build. */
const project = (
  name: string,
  root: string,
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  // Machines are shared: a law of a thousand cases may take its time.
  test: { name, root, include: ['src/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000, ...more },
});

export default defineConfig({
  test: {
    projects: [
      project('core', 'packages/core'),
      project('mock-api', 'packages/mock-api'),
      project('testing', 'packages/testing'),
      project('demo', 'apps/demo'),
      project('tests', 'tests', {
        typecheck: { enabled: true, include: ['src/**/*.test-d.ts'], tsconfig: 'tsconfig.json' },
      }),
      project('tools', 'tools', { include: ['**/*.test.ts'], exclude: ['node_modules', 'packaging/consumer'] }),
    ],
  },
});
