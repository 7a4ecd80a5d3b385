/** Runs steps one by one, says how each went, and remembers whether any failed. */
export class Steps {
  /** The names of those that failed. */
  readonly failed: string[] = [];

  /**
   * Runs a step; a step that throws does not stop the next.
   *
   * @param step Hands back what is worth saying of a success.
   */
  async run(name: string, step: () => Promise<string>): Promise<void> {
    try {
      console.log(`ok    ${name}: ${await step()}`);
    } catch (error) {
      this.failed.push(name);
      console.log(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
