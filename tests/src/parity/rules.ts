import type { Backend } from './machinery/backend.ts';
import { creatingRules } from './rules/creating.ts';
import { errorRules } from './rules/errors.ts';
import { fileRules } from './rules/files.ts';
import { followingRules } from './rules/following.ts';
import { retryRules } from './rules/retries.ts';
import { settingRules } from './rules/settings.ts';

/** What the official client does, one sentence a rule. A rule on both services needs a case on each. */
export const rules = {
  ...settingRules,
  ...creatingRules,
  ...followingRules,
  ...errorRules,
  ...retryRules,
  ...fileRules,
};

export type RuleId = keyof typeof rules;

/** A rule on a service. */
export interface RulePlace {
  readonly id: RuleId;
  readonly on: Backend;
}

export const rulePlaces: readonly RulePlace[] = (Object.keys(rules) as RuleId[]).flatMap((id) =>
  rules[id].on.map((on) => ({ id, on })),
);
