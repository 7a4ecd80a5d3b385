import type { Scenario } from '../scenario.ts';
import { geminiEnds } from './gemini-ends.ts';
import { geminiRefusals } from './gemini-refusals.ts';
import { geminiRows } from './gemini-rows.ts';
import { lists } from './lists.ts';
import { vertexEnds } from './vertex-ends.ts';
import { vertexFamilies } from './vertex-families.ts';
import { vertexRefusals } from './vertex-refusals.ts';

/** What the services promise to whoever calls them. */
export const allScenarios: readonly Scenario[] = [
  ...vertexFamilies,
  ...vertexEnds,
  ...vertexRefusals,
  ...geminiRows,
  ...geminiEnds,
  ...geminiRefusals,
  ...lists,
];
