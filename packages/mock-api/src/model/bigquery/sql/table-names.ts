import type { JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import { isPlaceholder, type TableReference } from '../names.ts';
import { queryError, unknownToMock } from './sql-error.ts';
import type { Path } from './syntax.ts';

/** Where names that leave out the project, or the dataset, are looked for. */
export interface NameDefaults {
  readonly projectId: string;
  readonly dataset: { readonly projectId: string; readonly datasetId: string } | undefined;
}

export function nameDefaults(query: JsonObject, projectId: string): NameDefaults {
  const { defaultDataset } = query;
  const given = isJsonObject(defaultDataset) ? defaultDataset : {};
  const { datasetId, projectId: own } = given;
  if (typeof datasetId !== 'string' || datasetId === '') return { projectId, dataset: undefined };
  return { projectId, dataset: { projectId: isPlaceholder(own) ? projectId : String(own), datasetId } };
}

/** @throws BigQueryError for a name without a dataset, and for tables that are none */
export function referenceOf({ parts, place }: Path, { projectId, dataset }: NameDefaults): TableReference {
  const odd = parts.find((part) => /[*$]/.test(part));
  if (odd !== undefined) throw unknownToMock(odd.includes('*') ? 'tables by wildcard' : 'partitions by name', place);
  if (parts.some((part) => part.toUpperCase() === 'INFORMATION_SCHEMA'))
    throw unknownToMock('INFORMATION_SCHEMA', place);
  const [first = '', second, third, ...more] = parts;
  if (more.length > 0) throw queryError(`Table "${parts.join('.')}" has too many parts in its name`, place);
  if (third !== undefined && second !== undefined) return { projectId: first, datasetId: second, tableId: third };
  if (second !== undefined) return { projectId, datasetId: first, tableId: second };
  if (dataset) return { ...dataset, tableId: first };
  throw queryError(`Table "${first}" must be qualified with a dataset (e.g. dataset.table).`, place);
}
