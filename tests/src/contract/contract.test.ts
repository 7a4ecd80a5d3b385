import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { doors, type DoorKind } from '../doors/open-door.ts';
import { clients, type ClientKind } from './clients.ts';
import type { Scenario } from './scenario.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';
import { onStage } from './stage.ts';

beforeEach(() => {
  // createEmbeddings() says on the console that it is experimental.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

interface Seen {
  readonly told: unknown;
  readonly requests: unknown;
}

async function see({ cloud, play }: Scenario, door: DoorKind, client: ClientKind): Promise<Seen> {
  return onStage(door, client, cloud, async (stage) => {
    const told: unknown = await play(stage);
    // As data: the clients' results are of different classes.
    return JSON.parse(JSON.stringify({ told, requests: stage.requests() }, onlyShared)) as Seen;
  });
}

/** Leaves out what our client alone tells of a batch of the Gemini API: its counts, and why it failed. */
function onlyShared(this: { name?: unknown }, key: string, value: unknown): unknown {
  const isOfBatch = typeof this.name === 'string' && this.name.startsWith('batches/');
  return isOfBatch && (key === 'batchStats' || key === 'error') ? undefined : value;
}

/** What the official client saw in this process; all others must see the same. */
const references = new Map<Scenario, Promise<Seen>>();
function reference(scenario: Scenario): Promise<Seen> {
  const known = references.get(scenario) ?? see(scenario, doors[0]!, clients[0]!);
  references.set(scenario, known);
  return known;
}

describe.for(doors)('at the $name door', (door) => {
  describe.for(clients)('$name', (client) => {
    test.for(allScenarios)('$name', async (scenario) => {
      const isReference = door === doors[0] && client === clients[0];
      const first = await reference(scenario);
      expect(first.requests).not.toEqual([]);
      if (!isReference) expect(await see(scenario, door, client)).toEqual(first);
    });
  });
});

test('each scenario has a name of its own', () => {
  expect(new Set(allScenarios.map(({ name }) => name)).size).toBe(allScenarios.length);
});
