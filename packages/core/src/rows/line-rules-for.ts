import { claudeRules } from './families/claude/check.ts';
import { geminiEmbeddingRules } from './families/gemini-embedding/check.ts';
import { geminiRules } from './families/gemini/check.ts';
import { openModelRules } from './families/open-model/check.ts';
import { ownModelRules } from './families/own-model/check.ts';
import { textEmbeddingRules } from './families/text-embedding/check.ts';
import type { LineRules, RulesFor } from './line-rules.ts';
import type { ModelFamily } from './model-family.ts';
import type { RowRoute } from './row-route.ts';

const RULES: Readonly<Record<ModelFamily, RulesFor>> = {
  gemini: geminiRules,
  claude: claudeRules,
  'open-model': openModelRules,
  'own-model': ownModelRules,
  'text-embedding': textEmbeddingRules,
  'gemini-embedding': geminiEmbeddingRules,
};

export function rulesFor(route: RowRoute): LineRules {
  return RULES[route.family](route);
}
