import { ConfigurationError } from '../../errors/configuration-error.ts';
import { isJsonObject } from '../../rows/json-object.ts';
import type { KeyReader } from '../../rows/row-key.ts';
import type { LineFile } from '../../stores/line-file.ts';
import type { JobKeys } from '../job-keys.ts';
import { nameOf, type ResultsJob } from '../results-job.ts';

/** Opens what a job read, by its address: one file or table, or several files where it has wildcards. */
export type OpenSource = (uri: string, abortSignal?: AbortSignal) => AsyncIterable<Pick<LineFile, 'uri' | 'lines'>>;

/**
 * The keys of a job's own rows, read from where the job read them.
 *
 * @throws ConfigurationError when the job does not tell its source, that cannot be read, or a line of it has no key.
 */
export async function* sourceKeys(
  job: ResultsJob,
  { ofInput, keyField }: Pick<JobKeys, 'ofInput' | 'keyField'>,
  open: OpenSource,
  abortSignal?: AbortSignal,
): AsyncGenerator<string, void> {
  for (const uri of sourceUris(job)) {
    for await (const file of open(uri, abortSignal)) {
      for await (const { lines, firstLineNumber } of file.lines(abortSignal)) {
        for (let index = 0; index < lines.length; index++) {
          const text = lines[index]!;
          if (text.trim() === '') continue;
          const found = keyOfLine(text, ofInput);
          if (found === undefined) throw noKey(`${file.uri}, line ${firstLineNumber + index}`, keyField);
          yield found;
        }
      }
    }
  }
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
  const what = keyField === undefined ? 'no key' : `nothing in ${keyField}, the job's keyField`;
  return new ConfigurationError(
    `A row of the source has ${what} (${where}), so it cannot be told whether it came back. Pass the field that names a ` +
      "row, key: '…', or the keys that you expect, expect: keys.",
  );
}
