import { Client } from '@genai-batch/core';
import { createMockCloud, type JobTiming, type TimedJob } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import type { Backstage, Stage } from '../scenarios/scenario.ts';
import type { Screen } from '../show/screen.ts';
import { uploadRows } from './upload.ts';

export interface OpenStage {
  readonly stage: Stage;
  close(): Promise<void>;
}

/** Starts a mock and points this process at it, as a shell would with the lines that the server prints. */
export async function openMockStage(screen: Screen, speed: number, backstage?: Backstage): Promise<OpenStage> {
  const cloud = createMockCloud({ clock: 'real', speed, seed: 7, timing, ...backstage?.options });
  const server = await serve(cloud, { port: 0 });
  Object.assign(process.env, server.env);
  screen.line(
    `A mock of Google's cloud runs at ${server.url}, ${speed} times as fast as time; nothing leaves this machine.`,
  );
  screen.line();
  return {
    stage: { ...stageAt('gs://your-output-bucket/results/', screen, 4_500 / speed), cloud },
    close: async () => {
      await server.close();
      await cloud.close();
      await backstage?.close();
    },
  };
}

export function openLiveStage(screen: Screen, dest: string): OpenStage {
  screen.line(
    `On the real cloud, as project ${process.env['GOOGLE_CLOUD_PROJECT']}. Jobs take minutes, and cost money.`,
  );
  screen.line();
  return { stage: stageAt(dest, screen, 30_000), close: async () => {} };
}

function stageAt(dest: string, screen: Screen, pollIntervalMs: number): Stage {
  return {
    client: new Client({ httpOptions: { apiVersion: 'v1' } }),
    screen,
    dest,
    pollIntervalMs,
    upload: (name, rows) => uploadRows(dest, name, rows),
  };
}

/** A job may say in its name how long it finds no capacity: `waits-80-hours`. */
function timing({ displayName = '' }: TimedJob): Partial<JobTiming> {
  const hours = /^waits-(\d+)-hours$/u.exec(displayName)?.[1];
  return hours === undefined ? {} : { pendingMs: Number(hours) * 3_600_000 };
}
