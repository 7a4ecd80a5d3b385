import { defineConfig } from 'vitest/config';

// Without 'import': Vitest passes these on to Node, which would then answer a `require` with ES modules.
const conditions = ['@genai-batch/source', 'node'];

/** For tests whose dependencies only CI installs: `npm ci --prefix tests/heavy && npm test --prefix tests/heavy`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { name: 'heavy', include: ['tests/heavy/src/**/*.test.ts'] },
});
