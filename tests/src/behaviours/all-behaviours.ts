import type { BehaviourSection } from './behaviour.ts';
import { bigquery } from './sections/bigquery.ts';
import { gemini } from './sections/gemini.ts';
import { mock } from './sections/mock.ts';
import { storage } from './sections/storage.ts';
import { vertexJobs } from './sections/vertex-jobs.ts';
import { vertexRows } from './sections/vertex-rows.ts';

export const allBehaviours: readonly BehaviourSection[] = [vertexJobs, vertexRows, gemini, storage, bigquery, mock];
