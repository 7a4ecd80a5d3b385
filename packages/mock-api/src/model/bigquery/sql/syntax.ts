import type { Place } from './sql-error.ts';

/** The types of values that the mock's SQL knows, under GoogleSQL's names. */
export const sqlTypes = [
  'STRING',
  'BYTES',
  'INT64',
  'FLOAT64',
  'NUMERIC',
  'BOOL',
  'TIMESTAMP',
  'DATE',
  'TIME',
  'DATETIME',
  'JSON',
] as const;

export type SqlType = (typeof sqlTypes)[number];

/** A name of one part or more, each without its quotation marks. */
export interface Path {
  readonly parts: readonly string[];
  readonly place: Place;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression = { readonly place: Place } & (
  | { readonly kind: 'column'; readonly parts: readonly string[] }
  | { readonly kind: 'literal'; readonly type: SqlType; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'parameter'; readonly name: string | number }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'is';
      readonly of: Expression;
      readonly what: 'NULL' | 'TRUE' | 'FALSE';
      readonly isNegated: boolean;
    }
  | { readonly kind: 'in'; readonly of: Expression; readonly list: readonly Expression[]; readonly isNegated: boolean }
  | {
      readonly kind: 'in-array';
      readonly of: Expression;
      readonly parameter: string | number;
      readonly isNegated: boolean;
    }
  | { readonly kind: 'like'; readonly of: Expression; readonly pattern: Expression; readonly isNegated: boolean }
  | {
      readonly kind: 'between';
      readonly of: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly isNegated: boolean;
    }
  | { readonly kind: 'exists'; readonly select: Select }
  | { readonly kind: 'cast'; readonly of: Expression; readonly type: SqlType; readonly isSafe: boolean }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Expression; readonly value: Expression }[];
      readonly otherwise: Expression | undefined;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly isDistinct: boolean;
      readonly isStar: boolean;
    }
  | {
      readonly kind: 'struct';
      readonly fields: readonly { readonly name: string | undefined; readonly value: Expression }[];
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
);

export type SelectItem =
  | { readonly kind: 'expression'; readonly value: Expression; readonly alias: string | undefined }
  | {
      readonly kind: 'star';
      readonly table: string | undefined;
      readonly except: readonly string[];
      readonly place: Place;
    };

export interface FromTable {
  readonly path: Path;
  readonly alias: string | undefined;
}

export interface Select {
  readonly place: Place;
  readonly isDistinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: FromTable | undefined;
  readonly join: { readonly kind: 'inner' | 'left'; readonly table: FromTable; readonly on: Expression } | undefined;
  readonly where: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly orderBy: readonly {
    readonly value: Expression;
    readonly isDescending: boolean;
    readonly nulls: 'FIRST' | 'LAST' | undefined;
  }[];
  readonly limit: Expression | undefined;
  readonly offset: Expression | undefined;
}

export type Statement =
  | { readonly kind: 'select'; readonly select: Select }
  | {
      readonly kind: 'create-table';
      readonly table: Path;
      readonly ifThere: 'fail' | 'replace' | 'leave';
      readonly select: Select;
    }
  | {
      readonly kind: 'insert';
      readonly table: Path;
      readonly columns: readonly string[] | undefined;
      readonly rows: Select | readonly (readonly Expression[])[];
    };
