import { defineConfig } from 'vitest/config';

const conditions = ['@genai-batch/source', 'node', 'import', 'module', 'default'];

/** For snippets that are tests themselves. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { include: ['snippet.test.ts'] },
});
