import type { Client } from '@genai-batch/core';
import type { MockCloud, MockCloudOptions } from '@genai-batch/mock-api';
import type { Screen } from '../show/screen.ts';

/** What a scenario has to work with: the same on the mock and on the real cloud. */
export interface Stage {
  readonly client: Client;
  /** The mock cloud; missing on the real one. */
  readonly cloud?: MockCloud;
  readonly screen: Screen;
  /** Where results go, a `gs://` prefix. */
  readonly dest: string;
  /** Pause between two looks at a job. */
  readonly pollIntervalMs: number;
  /** Writes an input file and gives its address. */
  upload(name: string, lines: readonly object[]): Promise<string>;
}

/** What a mock needs beside it, e.g. a model that answers its rows. */
export interface Backstage {
  readonly options: MockCloudOptions;
  close(): Promise<void>;
}

export interface Scenario {
  readonly name: string;
  readonly summary: string;
  /** Whether it makes sense, and is safe, on the real cloud. */
  readonly live: boolean;
  /** Makes ready what only this scenario's mock needs. @default nothing */
  backstage?(): Promise<Backstage>;
  play(stage: Stage): Promise<void>;
}
