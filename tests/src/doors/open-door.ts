import { readFileSync } from 'node:fs';
import type { MockCloud } from '@genai-batch/mock-api';
import { intercept } from '@genai-batch/mock-api/msw';
import { serve } from '@genai-batch/mock-api/server';
import { goOffline } from '@genai-batch/testing';
import { trust } from './trust.ts';

/** A way into a cloud. While it is open, this process's environment sends unmodified SDKs through it. */
export interface DoorKind {
  readonly name: string;
  open(cloud: MockCloud): Promise<{ close(): Promise<void> }>;
}

/** What is promised of one door is promised of the others: suites run against each. */
export const doors: readonly DoorKind[] = [
  {
    name: 'in-process',
    async open(cloud) {
      const goOnline = await goOffline({ project: cloud.project, location: cloud.location });
      const door = await intercept(cloud);
      return {
        async close() {
          await door.close();
          await goOnline();
        },
      };
    },
  },
  { name: 'server', open: (cloud) => openServer(cloud) },
  { name: 'TLS server', open: (cloud) => openServer(cloud, { tls: true }) },
];

async function openServer(cloud: MockCloud, { tls = false }: { tls?: boolean } = {}): ReturnType<DoorKind['open']> {
  const goOnline = await goOffline({ project: cloud.project, location: cloud.location });
  const before = { ...process.env };
  const server = await serve(cloud, { port: 0, tls });
  const distrust = server.caFile === undefined ? undefined : trust(readFileSync(server.caFile, 'utf8'));
  Object.assign(process.env, server.env);
  return {
    async close() {
      process.env = before;
      distrust?.();
      await server.close();
      await goOnline();
    },
  };
}
