/** How many results may wait for an earlier one, for each that is worked on: beyond, a slow row would pile up the rest. */
const WAITING_PER_LANE = 4;

export interface InOrderOptions<Result> {
  /** How many tasks run at once. */
  readonly lanes: number;
  /** Takes the results in the order of their tasks, one after another. */
  readonly deliver: (result: Result) => void | Promise<void>;
}

/** Runs tasks side by side, and hands on their results in the order in which the tasks came. */
export class InOrder<Result> {
  readonly #lanes: number;
  readonly #deliver: (result: Result) => void | Promise<void>;
  #running = 0;
  #undelivered = 0;
  #lastDelivery: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;
  #onChange: (() => void)[] = [];

  constructor({ lanes, deliver }: InOrderOptions<Result>) {
    this.#lanes = lanes;
    this.#deliver = deliver;
  }

  /** Starts a task, as soon as there is room. After a failure nothing is started or delivered. @throws that failure */
  async add(task: () => Promise<Result>): Promise<void> {
    while (this.#running >= this.#lanes || this.#undelivered >= this.#lanes * WAITING_PER_LANE) await this.#change();
    this.#throwFailure();
    this.#running += 1;
    this.#undelivered += 1;
    const result = task();
    const free = (): void => {
      this.#running -= 1;
      this.#changed();
    };
    result.then(free, free);
    const before = this.#lastDelivery;
    this.#lastDelivery = this.#delivery(before, result);
  }

  /** Waits until everything added so far is delivered. @throws the first failure of a task or a delivery */
  async drain(): Promise<void> {
    while (this.#undelivered > 0) await this.#change();
    this.#throwFailure();
  }

  /** Never rejects: a failure is told by `add` and `drain`. */
  async #delivery(before: Promise<void>, result: Promise<Result>): Promise<void> {
    try {
      // Both at once: a task that fails while an earlier one is waited for has somebody to fail to.
      const [value] = await Promise.all([result, before]);
      if (!this.#failure) await this.#deliver(value);
    } catch (error) {
      this.#failure ??= { error };
    } finally {
      this.#undelivered -= 1;
      this.#changed();
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => void this.#onChange.push(resolve));
  }

  #changed(): void {
    const waiting = this.#onChange;
    this.#onChange = [];
    for (const resolve of waiting) resolve();
  }
}
