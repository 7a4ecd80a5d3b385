import { defineConfig } from 'vitest/config';

const conditions = ['@genai-batch/source', 'node', 'import', 'module', 'default'];

/** For tests whose dependencies only CI installs: `npm ci --prefix tests/heavy && npm test --prefix tests/heavy`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { name: 'heavy', include: ['tests/heavy/src/**/*.test.ts'] },
});
