import fc from 'fast-check';
import { hostileText } from './hostile.ts';

/** No answer may repeat these. */
export const secrets: readonly string[] = ['secret-of-the-bearer', 'secret-of-the-key', 'secret-of-the-query'];

/** Headers that services look at, with values that each would take. */
const headers: Readonly<Record<string, readonly string[]>> = {
  authorization: [`Bearer ${secrets[0]}`, `bearer ${secrets[0]}`, 'Basic abc', 'Bearer', 'Bearer '],
  'x-goog-api-key': [String(secrets[1])],
  'content-type': [
    'application/json',
    'application/json; charset=utf-16',
    'multipart/related; boundary=b',
    'multipart/related',
    'multipart/related; boundary="',
    'application/x-www-form-urlencoded',
    'text/plain',
  ],
  'content-length': ['0', '99999999999'],
  'content-encoding': ['gzip', 'br'],
  'content-range': ['bytes 0-4/5', 'bytes */*', 'bytes 0-*/*', 'bytes 5-2/1', 'bytes */5'],
  range: ['bytes=0-1', 'bytes=-1', 'bytes=5-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2'],
  'if-match': ['*', '"x"'],
  'if-none-match': ['*'],
  'metadata-flavor': ['Google'],
  'x-goog-hash': ['crc32c=AAAAAA==', 'md5=x', 'crc32c='],
  'x-upload-content-length': ['5'],
  'x-upload-content-type': ['text/plain'],
  'x-goog-upload-protocol': ['resumable', 'multipart', 'raw'],
  'x-goog-upload-command': ['start', 'upload', 'upload, finalize', 'query', 'cancel', 'finalize,cancel'],
  'x-goog-upload-offset': ['0', '5', '-1'],
  'x-goog-upload-header-content-length': ['5', '99999999999999'],
  'x-goog-upload-header-content-type': ['text/plain', 'jsonl'],
  'x-forwarded-host': ['evil.example'],
  'x-http-method-override': ['DELETE'],
  accept: ['application/json', 'text/html'],
  origin: ['https://evil.example'],
  host: [
    'storage.googleapis.com',
    'my-bucket.storage.googleapis.com',
    'europe-west4-aiplatform.googleapis.com',
    'évil',
  ],
};

/** What `fetch` would let through. */
const headerValue = hostileText.map((text) => text.replaceAll(/[^\u0020-\u007E\u0080-\u00FF]/g, '?').trim());

const header = fc
  .constantFrom(...Object.keys(headers))
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...(headers[name] ?? [''])) },
        { weight: 1, arbitrary: headerValue },
      ),
    ),
  );

const signed: fc.Arbitrary<[string, string][]> = fc.constantFrom<[string, string][]>(
  [['authorization', `Bearer ${secrets[0]}`]],
  [['x-goog-api-key', String(secrets[1])]],
  [
    ['authorization', `Bearer ${secrets[0]}`],
    ['metadata-flavor', 'Google'],
  ],
  [],
);

export const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(signed, fc.array(header, { maxLength: 4 }))
  .map(([first, more]) => Object.fromEntries([...first, ...more]));
