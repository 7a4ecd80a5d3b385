import { cancelled } from './cancelled.ts';
import { claude } from './claude.ts';
import { fails } from './fails.ts';
import { gemini } from './gemini.ts';
import type { Scenario } from './scenario.ts';

/** In the order of `--list`; the first is played when none is named. */
export const scenarios: readonly [Scenario, ...Scenario[]] = [claude, gemini, fails, cancelled];
