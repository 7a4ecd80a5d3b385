import { makeTemporaryFolder, removeTemporaryFolder } from '../../objects/temporary-folder.ts';
import { BigQueryError } from '../bigquery-error.ts';

/** What the mock uses of `@duckdb/node-api`. */
export interface DuckDB {
  readonly DuckDBInstance: {
    /** Opens a database: `:memory:`, with DuckDB's own settings by name. */
    create(path?: string, options?: Record<string, string>): Promise<DuckDBInstance>;
  };
}

export interface DuckDBInstance {
  connect(): Promise<DuckDBConnection>;
  closeSync(): void;
}

export interface DuckDBConnection {
  run(sql: string): Promise<unknown>;
  stream(sql: string): Promise<{ fetchChunk(): Promise<{ readonly rowCount: number; getRows(): unknown[][] } | null> }>;
  createAppender(table: string): Promise<DuckDBAppender>;
  interrupt(): void;
  closeSync(): void;
}

export interface DuckDBAppender {
  appendVarchar(value: string): void;
  appendNull(): void;
  endRow(): void;
  flushSync(): void;
  closeSync(): void;
}

export type LoadDuckDB = () => Promise<DuckDB>;

const NAME = '@duckdb/node-api';

/** Loads it from where the mock is installed. */
export const installedDuckDB: LoadDuckDB = async () => (await import(NAME)) as DuckDB;

// In this order: once access is shut, no folder can be named. Nothing that a query says may reach the machine's files or the network.
const options = {
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  memory_limit: '1GB',
  threads: '2',
};

/** Runs `use` with a new, empty database. @throws BigQueryError `notImplemented` where DuckDB is not installed */
export async function withDuckDB<Result>(
  load: LoadDuckDB,
  signal: AbortSignal,
  use: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await load().catch(notInstalled);
  // For what does not fit into memory.
  const folder = makeTemporaryFolder();
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: folder, ...options });
  try {
    const connection = await instance.connect();
    const stop = (): void => connection.interrupt();
    signal.addEventListener('abort', stop);
    try {
      return await use(connection);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof BigQueryError ? error : fromDuckDB(error);
    } finally {
      signal.removeEventListener('abort', stop);
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
    removeTemporaryFolder(folder);
  }
}

function notInstalled(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new BigQueryError(
    'notImplemented',
    `The mock cloud runs queries with DuckDB, which is not installed: npm install --save-dev ${NAME} (or pass it: createMockCloud({ duckdb: () => import('${NAME}') })). ${reason}`,
  );
}

/** What went wrong with values: a text that is no number, an overflow. */
function fromDuckDB(error: unknown): BigQueryError {
  const message = error instanceof Error ? error.message : String(error);
  return new BigQueryError(
    'invalidQuery',
    message.replace(/^(?:[A-Z][\w-]* )*Error: /, '').replace(/\n[\s\S]*$/, ''),
    'query',
  );
}
