import { expect } from 'vitest';
import type { Outcome } from './outcome.ts';
import type { ParityCase } from './parity-case.ts';
import { bothSides, renderRequest } from './render-outcome.ts';

/** Fails unless our outcome is the official one, or differs from it exactly as the case says. */
export function compareOutcomes(parityCase: ParityCase, ours: Outcome, official: Outcome): void {
  const sides = bothSides(ours, official);
  checkOracle(parityCase, official, sides);
  const pattern = parityCase.differs?.ours ?? {};
  if (!('printed' in pattern)) expect(ours.printed, 'ours prints nothing').toEqual([]);
  expect(ours.mutated, 'ours leaves the caller’s objects alone').toEqual([]);
  if (!('requests' in pattern) && !('allHeaders' in pattern)) compareRequests(ours, official, sides);
  if (!('error' in pattern)) compareErrors(ours, official, sides);
  // Where one side fails and the other does not, the results say nothing more.
  if (!('result' in pattern) && !('error' in pattern)) expect(ours.result, sides).toEqual(official.result);
  if (parityCase.differs) checkDifference(parityCase.differs, ours, official, sides);
}

/** A case that no longer shows what its title says must not pass by both sides doing something else. */
function checkOracle({ sent, refused, differs }: ParityCase, official: Outcome, sides: string): void {
  if (sent !== undefined) expect(official.requests[0]?.line, sides).toBe(sent);
  if (refused) expect(official, `the official client refuses it${sides}`).toMatchObject({ requests: [], error: {} });
  else if (!differs) expect(official.requests.length, `the official client sends it${sides}`).toBeGreaterThan(0);
}

export function compareRequests(ours: Outcome, official: Outcome, sides: string): void {
  expect(ours.requests.map(renderRequest), sides).toEqual(official.requests.map(renderRequest));
}

function compareErrors(ours: Outcome, official: Outcome, sides: string): void {
  const { error } = official;
  if (error === undefined) {
    expect(ours.error, sides).toBeUndefined();
  } else if (error.name === 'ApiError') {
    expect(ours.error, sides).toMatchObject({ name: 'ApiError', status: error.status });
  } else if (official.requests.length === 0) {
    expect(ours.error?.message, `ours refuses it, and says what the official client says${sides}`).toContain(
      error.message,
    );
  } else {
    expect(ours.error, sides).toMatchObject({ name: error.name });
  }
}

function checkDifference(
  { as, ours: pattern, theirs = {} }: NonNullable<ParityCase['differs']>,
  ours: Outcome,
  official: Outcome,
  sides: string,
): void {
  expect(ours, `our side of “${as}”${sides}`).toMatchObject(pattern);
  expect(official, `“${as}” is no difference any more: the official client does the same${sides}`).not.toMatchObject(
    pattern,
  );
  expect(official, `what the page of differences says of the official client in “${as}”${sides}`).toMatchObject(theirs);
}
