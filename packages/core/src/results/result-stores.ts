import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Transport } from '../http/transport.ts';
import { bqTables, type OpenTable } from '../stores/bq/bq-tables.ts';
import { generatedFile } from '../stores/files/generated-file.ts';
import type { GoogleAccess } from '../stores/google-access.ts';
import { gsStore } from '../stores/gs/gs-store.ts';
import type { LineFile } from '../stores/line-file.ts';
import type { ObjectStore } from '../stores/object-store.ts';

/** With what results are reached. */
export interface ResultsAccess extends GoogleAccess {
  /** Of the client whose job it is; for files of the Gemini API. */
  readonly transport?: Transport | undefined;
}

/** Where jobs put results. */
export interface ResultStores {
  readonly objects: ObjectStore;
  /** Opens a table of BigQuery. */
  readonly openTable: OpenTable;
  /** Opens a file of the Gemini API. */
  openFile(name: string): LineFile;
}

export function resultStores({ transport, ...access }: ResultsAccess): ResultStores {
  return {
    objects: gsStore(access),
    openTable: bqTables(access),
    openFile(name) {
      if (transport !== undefined) return generatedFile(name, transport);
      throw new ConfigurationError(
        `${name} is a file of the Gemini API: read it with a client, client.batches.results.`,
      );
    },
  };
}
