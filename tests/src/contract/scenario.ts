import type { MockCloudOptions } from '@genai-batch/mock-api';
import type { Stage } from './stage.ts';

/** What a program does and sees, whichever client it uses and through whichever door it calls. */
export interface Scenario {
  /** A sentence about the service. */
  readonly name: string;
  readonly cloud?: MockCloudOptions;
  /**
   * Plays it, and expects what must be so.
   *
   * @returns What the program saw. Every client must see the same at every door.
   */
  readonly play: (stage: Stage) => Promise<unknown>;
}
