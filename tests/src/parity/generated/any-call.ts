import fc from 'fast-check';
import type { Backend } from '../machinery/backend.ts';
import type { Call } from '../machinery/parity-case.ts';
import { anyContents, anyJson, anyText } from './any-content.ts';
import { anyInlinedRequest } from './any-inlined-request.ts';
import { anyJobName, anyModel } from './any-names.ts';

const some = { requiredKeys: [] } satisfies { requiredKeys: [] };
const uri = (scheme: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.stringMatching(/^[a-z0-9./_*-]{1,16}$/), fc.constantFrom('', '.jsonl'))
    .map(([path, end]) => `${scheme}://${path}${end}`);
const anyUri = fc.oneof(
  { weight: 5, arbitrary: uri('gs') },
  { weight: 3, arbitrary: uri('bq') },
  { weight: 1, arbitrary: fc.constantFrom('projects/p/locations/l/datasets/7', 'files/abc', 'rows.csv', '') },
);

const perCall = fc.record(
  {
    headers: fc.dictionary(fc.constantFrom('x-team', 'x-goog-request-params'), fc.stringMatching(/^[a-z]{1,8}$/)),
    apiVersion: fc.constantFrom('v1', 'v7', ''),
    timeout: fc.integer({ min: 30_000, max: 600_000 }),
  },
  some,
);
const perCreate = fc
  .tuple(
    perCall,
    fc.option(fc.dictionary(fc.constantFrom('model', 'labels', 'batch', 'inputConfig'), anyJson), { nil: undefined }),
  )
  .map(([options, extraBody]) => (extraBody === undefined ? options : { ...options, extraBody }));

const formats = fc.constantFrom('jsonl', 'bigquery', undefined, null);
const oneSource = fc.oneof(
  fc.record(
    { gcsUri: fc.array(uri('gs'), { minLength: 1, maxLength: 3 }), format: formats },
    { requiredKeys: ['gcsUri'] },
  ),
  fc.record({ bigqueryUri: uri('bq'), format: formats }, { requiredKeys: ['bigqueryUri'] }),
);
const anySource = fc.record(
  {
    format: formats,
    gcsUri: fc.array(uri('gs'), { minLength: 1, maxLength: 3 }),
    bigqueryUri: uri('bq'),
    vertexDatasetName: fc.constant('projects/p/locations/l/datasets/7'),
    fileName: fc.constantFrom('files/abc', undefined),
    inlinedRequests: fc.array(anyInlinedRequest, { maxLength: 2 }),
  },
  some,
);

const destination = fc.oneof(
  anyUri,
  fc.record(
    {
      format: fc.constantFrom('jsonl', 'bigquery', undefined),
      gcsUri: uri('gs'),
      bigqueryUri: uri('bq'),
      vertexDataset: fc.record({ displayName: fc.constant('o'), bigqueryDestination: uri('bq') }, some),
      fileName: fc.constantFrom(...Array<undefined>(9), 'files/f'),
    },
    some,
  ),
  fc.constantFrom(undefined, null),
);

const rows = fc.array(anyInlinedRequest, { maxLength: 3 });

const vertexSource = fc.oneof({ weight: 5, arbitrary: anyUri }, { weight: 3, arbitrary: oneSource }, anySource, rows);
const geminiSource = fc.oneof(
  { weight: 8, arbitrary: rows },
  fc.constantFrom('files/abc', { fileName: 'files/abc' }),
  anyUri,
  anySource,
);

const vertexConfig = fc.record({ displayName: anyText, dest: destination, httpOptions: perCreate }, some);
const webhookConfig = fc.record({ uris: fc.array(anyText), userMetadata: anyJson }, some);
const geminiConfig = fc.record({ displayName: anyText, webhookConfig, httpOptions: perCreate }, some);

const create = (on: Backend): fc.Arbitrary<Call> =>
  fc
    .record(
      {
        model: anyModel,
        src: on === 'vertex' ? vertexSource : geminiSource,
        config: on === 'vertex' ? vertexConfig : geminiConfig,
      },
      { requiredKeys: ['model', 'src'] },
    )
    .map((params): Call => ['batches.create', params]);

const createEmbeddings: fc.Arbitrary<Call> = fc
  .record(
    {
      model: anyModel,
      src: fc.oneof(
        fc.record({ fileName: fc.constant('files/abc') }),
        fc.record({
          inlinedRequests: fc.record(
            {
              // An empty text is one in ours, a difference by name.
              contents: anyContents.filter((contents) => contents !== ''),
              config: fc.record(
                {
                  taskType: anyText,
                  title: anyText,
                  outputDimensionality: fc.nat(),
                  mimeType: fc.constantFrom(...Array<undefined>(9), 'x'),
                },
                some,
              ),
            },
            { requiredKeys: ['contents'] },
          ),
        }),
      ),
      config: fc.record({ displayName: anyText, httpOptions: perCall }, some),
    },
    { requiredKeys: ['model', 'src'] },
  )
  .map((params): Call => ['batches.createEmbeddings', params]);

const onAJob = (on: Backend): fc.Arbitrary<Call> =>
  fc
    .tuple(
      fc.constantFrom('batches.get' as const, 'batches.cancel' as const, 'batches.delete' as const),
      fc.record(
        { name: anyJobName(on), config: fc.record({ httpOptions: perCall }, some) },
        { requiredKeys: ['name'] },
      ),
    )
    .map(([method, params]): Call => [method, params]);

const list = (on: Backend): fc.Arbitrary<Call> =>
  fc
    .record(
      {
        pageSize: fc.oneof(fc.nat(), fc.constantFrom(undefined, null)),
        pageToken: anyText,
        ...(on === 'vertex' && { filter: anyText }),
        httpOptions: perCall,
      },
      some,
    )
    .map((config): Call => ['batches.list', { config }]);

/** Any call of `batches`, creates more often than the rest. */
export const anyCall = (on: Backend): fc.Arbitrary<Call> =>
  fc.oneof(
    { weight: 6, arbitrary: create(on) },
    { weight: 1, arbitrary: createEmbeddings },
    { weight: 2, arbitrary: onAJob(on) },
    { weight: 1, arbitrary: list(on) },
  );
