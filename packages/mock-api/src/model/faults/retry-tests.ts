import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../json.ts';
import { FaultError } from './fault-error.ts';
import type { CallFaultRule } from './fault-rule.ts';
import type { Fault } from './fault.ts';
import { operationOfMethod, RetryTest } from './retry-test.ts';

/** Retry tests that nobody deletes are forgotten, the oldest first, beyond this many. */
const MOST_TESTS = 1000;

/**
 * The retry tests of Google's storage testbench, by which client libraries prove how they try again.
 *
 * @see https://github.com/googleapis/storage-testbench#retry-test-api
 */
export class RetryTests {
  readonly #newFault: (rule: CallFaultRule) => Fault<CallFaultRule>;
  readonly #tests = new Map<string, RetryTest>();

  /** @param newFault Makes a fault that strikes only the calls of its test. @throws FaultError for one that no call could meet */
  constructor(newFault: (rule: CallFaultRule) => Fault<CallFaultRule>) {
    this.#newFault = newFault;
  }

  /**
   * @param given `{"instructions":{"storage.objects.get":["return-503","return-reset-connection"]},"transport":"HTTP"}`
   * @throws FaultError for a method or an instruction that is not known
   */
  create(given: unknown): RetryTest {
    const { instructions, transport = 'HTTP' } = isJsonObject(given) ? given : {};
    if (!isJsonObject(instructions)) {
      throw new FaultError('A retry test is {"instructions":{"storage.objects.get":["return-503"]}}.');
    }
    if (transport !== 'HTTP') {
      throw new FaultError(`The mock cloud speaks HTTP alone: no transport ${JSON.stringify(transport)}.`);
    }
    const faults = new Map(
      Object.entries(instructions).map(([method, words]) => {
        if (!Array.isArray(words)) throw new FaultError(`The instructions for ${method} must be a list.`);
        return [method, words.map((word: unknown) => this.#faultFor(method, word))];
      }),
    );
    const test = new RetryTest(randomUUID().replaceAll('-', ''), transport, faults);
    this.#tests.set(test.id, test);
    for (const id of this.#tests.keys()) {
      if (this.#tests.size <= MOST_TESTS) break;
      this.#tests.delete(id);
    }
    return test;
  }

  get(id: string): RetryTest | undefined {
    return this.#tests.get(id);
  }

  list(): RetryTest[] {
    return [...this.#tests.values()];
  }

  /** @returns Whether it was there. */
  delete(id: string): boolean {
    return this.#tests.delete(id);
  }

  #faultFor(method: string, word: unknown): Fault<CallFaultRule> {
    if (typeof word !== 'string') throw new FaultError(`An instruction for ${method} must be a text.`);
    return this.#newFault({ at: operationOfMethod(method), fault: word as CallFaultRule['fault'] });
  }
}
