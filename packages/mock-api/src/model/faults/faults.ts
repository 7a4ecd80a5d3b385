import type { FaultyRow, RowFaults } from '../execution/row-fault.ts';
import { matchesOperation, matchesPattern } from '../pattern.ts';
import { SeededRandom } from '../seeded-random.ts';
import { unknownOperation } from '../unknown-operation.ts';
import { FaultError } from './fault-error.ts';
import type { CallFaultRule, FaultRule, JobFaultRule, RowFaultRule } from './fault-rule.ts';
import { Fault } from './fault.ts';
import { placeOf, readRule } from './read-rule.ts';
import { RetryTests } from './retry-tests.ts';

export interface FaultsDependencies {
  readonly seed: number;
  /** Service time. */
  readonly now: () => number;
  /** The names of all operations: a fault for none of them would never strike. */
  readonly operations: () => readonly string[];
}

export interface FaultyCall {
  /** Undefined for an address that no service has. */
  readonly operation: string | undefined;
  readonly path: string;
  /** The retry test that the call is part of. */
  readonly retryTest?: string | undefined;
}

export interface FaultyJob {
  readonly id: string;
  readonly displayName?: string;
}

/** What is to go wrong in a cloud. Faults strike in the order they were added; the same seed and calls, the same faults. */
export class Faults {
  readonly #use: FaultsDependencies;
  readonly #calls: Fault<CallFaultRule>[] = [];
  readonly #jobs: Fault<JobFaultRule>[] = [];
  readonly #rows: Fault<RowFaultRule>[] = [];
  /** Faults for the calls of single tests, as Google's storage testbench has them. */
  readonly retryTests: RetryTests;
  #count = 0;

  constructor(use: FaultsDependencies) {
    this.#use = use;
    this.retryTests = new RetryTests((rule) => this.#read(rule) as Fault<CallFaultRule>);
  }

  /**
   * Lets something go wrong from now on.
   *
   * @param rule Where, when and what; or the same as a line of text.
   * @returns The fault; `fault.fired` tells how often it has struck.
   * @throws FaultError for a rule that makes no sense, or that no call could ever meet
   * @example
   * const lost = cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' });
   * const slow = cloud.faults.add('storage.objects.get probability=0.1 latency-200ms');
   */
  add(rule: FaultRule | string): Fault {
    const fault = this.#read(rule);
    const place = placeOf(fault.rule as unknown as Record<string, unknown>);
    const list: Fault[] = { call: this.#calls, job: this.#jobs, row: this.#rows }[place];
    list.push(fault);
    return fault;
  }

  /** All faults, in the order they were added. */
  list(): Fault[] {
    return [...this.#calls, ...this.#jobs, ...this.#rows].toSorted((left, right) => left.id - right.id);
  }

  /** A fault by its id. */
  get(id: number): Fault | undefined {
    return this.list().find((fault) => fault.id === id);
  }

  /** Nothing goes wrong any more. Faults that were added keep their counts. */
  clear(): void {
    this.#calls.length = this.#jobs.length = this.#rows.length = 0;
  }

  /** The faults that strike a call; undefined when there are none, as usual. */
  ofCall({ operation = '', path, retryTest }: FaultyCall): Fault<CallFaultRule>[] | undefined {
    const next = retryTest === undefined ? undefined : this.retryTests.get(retryTest)?.next(operation);
    if (this.#calls.length === 0) return next && [next];
    const nowMs = this.#use.now();
    const due = this.#calls.filter((fault) => {
      const { at, path: pattern } = fault.rule;
      if (at !== undefined && !matchesOperation(at, operation)) return false;
      if (pattern !== undefined && !matchesPattern(pattern, path)) return false;
      return fault.isDue(nowMs);
    });
    if (next) due.push(next);
    return due.length > 0 ? due : undefined;
  }

  /** The faults that strike a new job. */
  ofJob(job: FaultyJob): Fault<JobFaultRule>[] {
    const nowMs = this.#use.now();
    return this.#jobs.filter((fault) => isJob(fault.rule.job, job) && fault.isDue(nowMs));
  }

  /** What becomes of a job's rows; undefined when nothing can. Of several faults that strike one row, the first counts. */
  ofRowsOf(job: FaultyJob): RowFaults | undefined {
    const faults = this.#rows.filter(({ rule }) => rule.job === undefined || isJob(rule.job, job));
    if (faults.length === 0) return undefined;
    return (row) => {
      const nowMs = this.#use.now();
      // All are asked: each counts for itself the times that it could strike.
      const due = faults.filter((fault) => isRow(fault.rule, row) && fault.isDue(nowMs));
      const first = due.at(0);
      if (!first) return undefined;
      // At once, for `times` counts rows that are asked side by side.
      first.strike();
      return { fault: first.rule, missed: () => first.miss() };
    };
  }

  #read(rule: FaultRule | string): Fault {
    const read = readRule(rule);
    if (placeOf(read as unknown as Record<string, unknown>) === 'call')
      this.#checkOperation((read as CallFaultRule).at);
    this.#count += 1;
    const circumstances = { random: new SeededRandom(this.#use.seed, 'fault', this.#count), nowMs: this.#use.now() };
    return new Fault(this.#count, read, circumstances);
  }

  #checkOperation(at: string | undefined): void {
    if (at === undefined) return;
    const problem = unknownOperation(at, this.#use.operations());
    if (problem !== undefined) throw new FaultError(problem);
  }
}

function isRow({ row, key }: RowFaultRule, { index, key: its }: FaultyRow): boolean {
  return (
    (row === undefined || row === '*' || row === index) &&
    (key === undefined || (its !== undefined && matchesPattern(key, its)))
  );
}

function isJob(pattern: string, { id, displayName }: FaultyJob): boolean {
  return (displayName !== undefined && matchesPattern(pattern, displayName)) || matchesPattern(pattern, id);
}
