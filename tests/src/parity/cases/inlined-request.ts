import type { ParityCase } from '../machinery/parity-case.ts';
import type { RuleId } from '../rules.ts';

/** A job with one inlined request. */
export const inlinedRequest = (
  rule: RuleId | undefined,
  title: string,
  inlined: object,
  more: Partial<ParityCase> = {},
): ParityCase => ({
  title,
  on: 'gemini',
  covers: rule ? [rule] : [],
  call: ['batches.create', { model: 'm', src: [inlined] }],
  ...more,
});
