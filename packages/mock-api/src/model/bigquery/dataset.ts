import type { DatasetReference } from './names.ts';
import type { Table } from './table.ts';

/** A dataset: a named set of tables in one place. */
export interface WarehouseDataset {
  readonly reference: DatasetReference;
  /** As given: `us-central1`, or `US` and `EU` for the two that span several regions. */
  readonly location: string;
  readonly tables: Map<string, Table>;
  readonly creationTimeMs: number;
  lastModifiedMs: number;
  /** Whatever else was set on it (labels, description, access), kept and given back, without an effect. */
  settings: Readonly<Record<string, unknown>>;
}
