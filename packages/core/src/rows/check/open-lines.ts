import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { GoogleAccess } from '../../stores/google-access.ts';
import type { LineBatch } from '../../stores/lines.ts';
import { storeKindOf } from '../../stores/store-kind.ts';
import type { OpenLines, OpenQuery } from './check-source.ts';

/**
 * Opens paths of this machine, objects in Cloud Storage, with wildcards several, and tables of BigQuery.
 *
 * @param access With which login; by default what Application Default Credentials find.
 */
export function openLinesWith(access: GoogleAccess = {}): OpenLines {
  return async function* (name, abortSignal) {
    if (storeKindOf(name) === 'gs') {
      const [{ gsFiles }, { gsStore }] = await Promise.all([
        import('../../stores/gs/gs-files.ts'),
        import('../../stores/gs/gs-store.ts'),
      ]);
      for await (const file of gsFiles(gsStore(access), name, abortSignal)) {
        yield { name: file.uri, content: file.raw(abortSignal) };
      }
    } else if (storeKindOf(name) === 'bq') {
      const { bqTables } = await import('../../stores/bq/bq-tables.ts');
      const { uri, columns, location, lines } = await bqTables(access)(name, abortSignal);
      yield { name: uri, content: eachOf(lines(abortSignal)), table: { columns, location } };
    } else if (/^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(name) || name.startsWith('files/')) {
      throw new InvalidArgumentError(
        `The lines of ${name} cannot be read for a check. Give a path, gs://bucket/name or bq://project.dataset.table, or the lines themselves.`,
      );
    } else {
      const { localFile } = await import('../../stores/local/local-file.ts');
      yield { name, content: localFile(name).raw(abortSignal) };
    }
  };
}

/** Runs queries in BigQuery. @param access With which login, and in which project; by default what Application Default Credentials find. */
export function openQueryWith(access: GoogleAccess = {}): OpenQuery {
  return async function* (place, abortSignal) {
    const { bqQuery } = await import('../../stores/bq/bq-query.ts');
    const { columns, lines } = await bqQuery(access)(place, abortSignal);
    yield { name: 'query', content: eachOf(lines), table: { columns, location: undefined } };
  };
}

async function* eachOf(batches: AsyncIterable<LineBatch>): AsyncGenerator<string, void> {
  for await (const { lines } of batches) yield* lines;
}
