/** A value does not go into its column. */
export class ValueProblem extends Error {
  override readonly name = 'ValueProblem';
  /** The column, with those it lies in: `address.street`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}
