import { expect, test } from 'vitest';
import { killAgainAndAgain } from './kill/kill-trial.ts';

test(
  'a server that is killed in the midst of work loses nothing that it acknowledged',
  { timeout: 120_000 },
  async () => {
    const counts = await killAgainAndAgain(5, 7);
    expect(counts.kills).toBe(5);
    expect(counts.writes).toBeGreaterThan(20);
    expect(counts.chunks).toBeGreaterThan(5);
    expect(counts.loads).toBeGreaterThan(3);
  },
);
