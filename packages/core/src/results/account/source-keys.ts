import { ConfigurationError } from '../../errors/configuration-error.ts';
import { isJsonObject } from '../../rows/json-object.ts';
import type { KeyReader } from '../../rows/row-key.ts';
import type { LineFile } from '../../stores/line-file.ts';
import type { JobKeys } from '../job-keys.ts';
import { nameOf, type ResultsJob } from '../results-job.ts';
import { isTable, rowPlace } from '../row-place.ts';
import type { KeySampler } from './key-sample.ts';

/** Opens what a job read, by its address: one file or table, or several files where it has wildcards. */
export type OpenSource = (uri: string, abortSignal?: AbortSignal) => AsyncIterable<Pick<LineFile, 'uri' | 'lines'>>;

/**
 * The keys of a job's own rows, read from where the job read them.
 *
 * @param keyless Takes the places of rows that have none.
 * @throws ConfigurationError when the job does not tell its source, that cannot be read, or no row of it has a key.
 */
export async function* sourceKeys(
  job: ResultsJob,
  { ofInput, keyField }: Pick<JobKeys, 'ofInput' | 'keyField'>,
  open: OpenSource,
  keyless: KeySampler,
  abortSignal?: AbortSignal,
): AsyncGenerator<string, void> {
  let hasKeys = false;
  for (const uri of sourceUris(job)) {
    for await (const file of open(uri, abortSignal)) {
      for await (const { lines, firstLineNumber } of file.lines(abortSignal)) {
        for (let index = 0; index < lines.length; index++) {
          const text = lines[index]!;
          if (text.trim() === '') continue;
          const found = keyOfLine(text, ofInput);
          if (found === undefined) keyless.add(rowPlace(file.uri, firstLineNumber + index));
          else {
            hasKeys = true;
            yield found;
          }
        }
      }
    }
  }
  const [first] = keyless.sample.examples;
  if (!hasKeys && first !== undefined) throw noKey(first, keyField);
}

function sourceUris(job: ResultsJob): readonly string[] {
  const uris = job.src?.gcsUri;
  if (uris !== undefined && uris.length > 0) return typeof uris === 'string' ? [uris] : uris;
  const table = job.src?.bigqueryUri;
  if (table !== undefined && table !== '') return [table];
  const place = job.src?.vertexDatasetName;
  const problem =
    place === undefined || place === ''
      ? `${nameOf(job)} does not tell where its rows are: the Gemini API never does, and on Vertex AI batches.get does.`
      : `The rows of ${nameOf(job)} are in ${place}, which cannot be read for expect: 'source'.`;
  throw new ConfigurationError(`${problem} Pass the keys themselves: expect: keys.`);
}

function keyOfLine(text: string, readKey: KeyReader): string | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isJsonObject(line) ? readKey(line, text) : undefined;
  } catch {
    return undefined;
  }
}

function noKey(where: string, keyField: string | undefined): ConfigurationError {
  const what = keyField === undefined ? 'none is found' : `nothing is in ${keyField}, the job's keyField`;
  return new ConfigurationError(
    `No row of the source has a key: ${what} (${where}), so it cannot be told which came back. Pass the ` +
      `${isTable(where) ? 'column' : 'field'} that names a row, key: '…', or the keys that you expect, expect: keys.`,
  );
}
