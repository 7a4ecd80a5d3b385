import fc from 'fast-check';
import { hostileText } from './hostile.ts';

/** Stands for the id of an upload that is under way: ids are secrets, and different each time. */
export const OPEN_UPLOAD = 'OPEN-UPLOAD';

/** What services ask of the query, with a value that each would take. */
const parameters: Readonly<Record<string, string>> = {
  alt: 'media',
  $alt: 'json;enum-encoding=int',
  filter: 'display_name:"a*" AND state="JOB_STATE_RUNNING"',
  pageSize: '2',
  pageToken: 'abc',
  readMask: 'name,state',
  updateMask: 'displayName',
  key: 'secret-of-the-query',
  uploadType: 'resumable',
  upload_id: OPEN_UPLOAD,
  name: 'an-object',
  prefix: 'in/',
  delimiter: '/',
  maxResults: '3',
  startOffset: 'a',
  generation: '1',
  ifGenerationMatch: '0',
  ifMetagenerationNotMatch: '1',
  ifSourceGenerationMatch: '2',
  rewriteToken: 'x',
  project: 'mock-project',
  recursive: 'true',
  scopes: 'https://www.googleapis.com/auth/cloud-platform',
  audience: 'https://example.com',
  operation: 'storage',
  status: '200',
  after: '3',
};

const parameter = fc.tuple(
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...Object.keys(parameters)) },
    { weight: 1, arbitrary: hostileText },
  ),
  fc.option(hostileText, { nil: undefined, freq: 2 }),
);

/** A query, as it stands behind the question mark. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 6,
    arbitrary: fc
      .array(parameter, { minLength: 1, maxLength: 4 })
      .map((pairs) =>
        String(
          new URLSearchParams(
            pairs.map(([name, value]) => [name, value ?? parameters[name] ?? ''] as [string, string]),
          ),
        ),
      ),
  },
  { weight: 1, arbitrary: hostileText.map((text) => text.replaceAll('#', '%23')) },
);
