/** A line that the import of a whole job breaks on. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
}
