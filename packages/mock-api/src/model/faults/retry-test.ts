import { matchesOperation } from '../pattern.ts';
import type { CallFaultRule } from './fault-rule.ts';
import type { Fault } from './fault.ts';

/** What the storage testbench calls operations that Google's API, and so the mock, calls otherwise. */
const testbenchNames: Readonly<Record<string, string>> = {
  bucket_acl: 'bucketAccessControls',
  default_object_acl: 'defaultObjectAccessControls',
  object_acl: 'objectAccessControls',
  hmacKey: 'projects.hmacKeys',
  serviceaccount: 'projects.serviceAccount',
};

/** The mock's name of what the testbench calls `storage.bucket_acl.get`. */
export function operationOfMethod(method: string): string {
  return method.replace(/^storage\.(\w+)\./, (all, resource: string) => {
    const name = testbenchNames[resource];
    return name === undefined ? all : `storage.${name}.`;
  });
}

/** Faults for the calls of one test, which name it in `x-retry-test-id`: one after another, each once, method by method. */
export class RetryTest {
  readonly id: string;
  readonly transport: string;
  readonly #faults: ReadonlyMap<string, readonly Fault<CallFaultRule>[]>;

  constructor(id: string, transport: string, faults: ReadonlyMap<string, readonly Fault<CallFaultRule>[]>) {
    this.id = id;
    this.transport = transport;
    this.#faults = faults;
  }

  /** What is to strike a call for this operation, until it has. */
  next(operation: string): Fault<CallFaultRule> | undefined {
    for (const [method, faults] of this.#faults) {
      if (!matchesOperation(operationOfMethod(method), operation)) continue;
      const due = faults.find(({ fired }) => fired === 0);
      if (due) return due;
    }
    return undefined;
  }

  /** `{"id":"…","completed":false,"transport":"HTTP","instructions":{"storage.objects.get":["return-503"]}}`: those still to come. */
  toJSON(): { id: string; completed: boolean; transport: string; instructions: Record<string, string[]> } {
    const left = [...this.#faults].map(([method, faults]): [string, string[]] => [
      method,
      faults.filter(({ fired }) => fired === 0).map(({ rule }) => rule.fault),
    ]);
    const completed = left.every(([, words]) => words.length === 0);
    return { id: this.id, completed, transport: this.transport, instructions: Object.fromEntries(left) };
  }
}
