/** Bodies that services take, by what their paths end in: what is made of them is nearly right. */
const templates: readonly (readonly [path: RegExp, body: unknown])[] = [
  [
    /batchPredictionJobs$/,
    {
      displayName: 'a job',
      model: 'publishers/google/models/gemini-2.5-flash',
      inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://my-bucket/in.jsonl'] } },
      outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://my-bucket/out' } },
      labels: { team: 'search' },
      instanceConfig: { instanceType: 'object', keyField: 'id', excludedFields: ['a'] },
      dedicatedResources: { machineSpec: { machineType: 'n1' }, startingReplicaCount: 1 },
    },
  ],
  [
    /:batchGenerateContent/,
    {
      batch: {
        displayName: 'a batch',
        priority: '1',
        webhookConfig: { uris: ['https://example.com/hook'], userMetadata: { a: 1 } },
        inputConfig: {
          requests: {
            requests: [
              {
                request: {
                  contents: [{ role: 'user', parts: [{ text: 'hi' }] }],
                  generationConfig: { temperature: 0, responseSchema: { type: 'OBJECT' } },
                  tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT' } }] }],
                },
                metadata: { key: 'a' },
              },
            ],
          },
        },
      },
    },
  ],
  [/update\w+Batch$/, { displayName: 'another', priority: 2 }],
  [/files:register/, { uris: ['gs://my-bucket/in.jsonl'] }],
  [/\/files$/, { file: { name: 'files/a-file', displayName: 'a', mimeType: 'jsonl', sizeBytes: '5' } }],
  [/\/compose$/, { destination: { contentType: 'a' }, sourceObjects: [{ name: 'in.jsonl', generation: '1' }] }],
  [/\/b$/, { name: 'new-bucket', location: 'EU', storageClass: 'STANDARD' }],
  [/\/(?:o|b)\/[^/]+$|\/o$|rewriteTo|copyTo/, { name: 'an-object', contentType: 'a/b', metadata: { k: 'v' } }],
  [/:generateAccessToken/, { scope: ['https://www.googleapis.com/auth/cloud-platform'], lifetime: '3600s' }],
  [/_mock\/clock/, { advanceMs: 60_000 }],
  [/_mock\/(?:jobs|batches)/, { state: 'JOB_STATE_FAILED', details: { error: { code: 8, message: 'm' }, rows: 1 } }],
  [/_mock\/faults/, { at: 'storage.objects.get', nth: 1, fault: 'reset' }],
];

/** Forms that ask for tokens, whatever the path. */
export const forms: readonly string[] = [
  'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b.c',
  'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=eyJhbGciOiJub25lIn0.e30.',
  'grant_type=refresh_token&refresh_token=r&client_id=c&client_secret=s',
  'grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=t&subject_token_type=urn:ietf:params:oauth:token-type:jwt&audience=x',
  'grant_type=client_credentials',
  '%',
  '&&==',
];

/** Bodies of several parts, and what falls short of one. */
export const multiparts: readonly string[] = [
  '--b\r\ncontent-type: application/json\r\n\r\n{"name":"an-object"}\r\n--b\r\ncontent-type: text/plain\r\n\r\nbytes\r\n--b--\r\n',
  '--b\r\n\r\n{}\r\n--b\r\n\r\n',
  '--b--',
  '--b\n\n{"name":',
  '\r\n\r\n',
];

/** A body that the service of a path would take. */
export function templateFor(path: string): unknown {
  if (/asyncBatchEmbedContent/.test(path)) {
    const requests = [{ request: { content: { parts: [{ text: '1' }] }, outputDimensionality: 3 } }];
    return { batch: { inputConfig: { requests: { requests } } } };
  }
  return templates.find(([form]) => form.test(path))?.[1] ?? { name: 'a' };
}
