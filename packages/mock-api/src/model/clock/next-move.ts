/** Lets others wait until time has been moved. */
export class NextMove {
  #awaited: PromiseWithResolvers<void> | undefined;

  /** Resolves when the next move has ended, or the one under way. */
  get ended(): Promise<void> {
    return (this.#awaited ??= Promise.withResolvers<void>()).promise;
  }

  /** A move has ended. */
  end(): void {
    const awaited = this.#awaited;
    this.#awaited = undefined;
    awaited?.resolve();
  }
}
