/** What the service does with a file that has a defect. */
export type DefectEffect =
  /** The call that should create the job answers 400. */
  | 'create-refused'
  /** The job fails before any row is predicted. */
  | 'import-failure'
  /** The job succeeds; the row with the defect comes back with an error. */
  | 'row-failure'
  /** Nobody complains: every row is answered. */
  | 'accepted';

/** One way in which an input file can be broken. */
export interface Defect<Name extends string = string> {
  readonly name: Name;
  /** What is wrong, as the end of "the file has …". */
  readonly description: string;
  readonly effect: DefectEffect;
  /** Words of the error that the service answers with; none where the effect is `accepted`. */
  readonly message?: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** How a good file becomes one with the defect: its last row is changed, its lines are, or its bytes. */
export type Damage =
  | { readonly row: (row: JsonObject) => unknown }
  | { readonly lines: (lines: readonly string[]) => readonly string[] }
  | { readonly bytes: (bytes: Buffer) => Uint8Array };

export type DefectDefinition = Omit<Defect, 'name'> & { readonly damage: Damage };

/** The defects of one family by name. */
export type DefectTable<Name extends string> = Readonly<Record<Name, DefectDefinition>>;

/** Changes the request in a row. */
export function inRequest(change: (request: JsonObject) => JsonObject): Damage {
  return inField('request', change);
}

/** Changes the object in a field of a row. */
export function inField(name: string, change: (value: JsonObject) => JsonObject): Damage {
  return { row: (row) => ({ ...row, [name]: change(row[name] as JsonObject) }) };
}

export function without(name: string): (object: JsonObject) => JsonObject {
  return (object) => Object.fromEntries(Object.entries(object).filter(([field]) => field !== name));
}
