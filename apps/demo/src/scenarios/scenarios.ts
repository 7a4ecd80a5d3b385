import { bigquery } from './bigquery.ts';
import { cancelled } from './cancelled.ts';
import { claude } from './claude.ts';
import { embeddings } from './embeddings.ts';
import { expired } from './expired.ts';
import { fails } from './fails.ts';
import { gemini } from './gemini.ts';
import { gemma } from './gemma.ts';
import { inline } from './inline.ts';
import { localModel } from './local-model.ts';
import { ownFile } from './own-file.ts';
import { recovers } from './recovers.ts';
import { rows } from './rows.ts';
import type { Scenario } from './scenario.ts';
import { structured } from './structured.ts';

/** In the order of `--list`; the first is played when none is named. */
export const scenarios: readonly [Scenario, ...Scenario[]] = [
  claude,
  gemini,
  bigquery,
  inline,
  embeddings,
  gemma,
  structured,
  ownFile,
  localModel,
  rows,
  fails,
  cancelled,
  expired,
  recovers,
];
