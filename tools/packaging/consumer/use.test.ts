import { expect } from 'vitest';
import { test } from '@genai-batch/testing/vitest';
test('x', () => expect(1).toBe(1));
