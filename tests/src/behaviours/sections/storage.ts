import type { BehaviourSection } from '../behaviour.ts';

export const storage: BehaviourSection = {
  title: 'Cloud Storage and credentials',
  behaviours: [
    {
      what: 'Objects are uploaded in one request, in several parts, in chunks and resumed; read whole or in part; checked by CRC32C and MD5.',
      sources: ['SDK', 'recorded', 'documents'],
      fidelity: 'faithful',
    },
    {
      what: 'Changes depend on preconditions.',
      sources: ['documents', 'recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'A change whose `ifGenerationNotMatch` or `ifMetagenerationNotMatch` does not hold is answered 304, as a read is.',
      sources: ['documents', 'recorded', 'guess'],
      fidelity: 'faithful',
      remark:
        'The documentation says so of any request, and of a PATCH of a bucket it was recorded; of changes of objects nothing was.',
    },
    {
      what: 'Each request of a resumable upload but the last carries a multiple of 256 KiB.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: 'By default any number of bytes will do.',
      switches: ['storage.chunkSizes'],
    },
    {
      what: 'Lists know prefix, delimiter, offsets, globs, generations and pages.',
      sources: ['documents'],
      fidelity: 'faithful',
    },
    {
      what: 'A resumable upload of another length than its `X-Upload-Content-Length` told is refused with 400 when it ends.',
      sources: ['guess'],
      fidelity: 'faithful',
    },
    {
      what: 'A rewrite to another location or storage class takes as many calls as `maxBytesRewrittenPerCall` makes of it.',
      sources: ['documents', 'guess'],
      fidelity: 'simplified',
      remark:
        'Without that limit it is done in one call, however large the object is. The words of refusals are a guess.',
    },
    {
      what: 'A bucket with versions keeps what is replaced or deleted as noncurrent generations.',
      sources: ['documents'],
      fidelity: 'faithful',
    },
    {
      what: 'An object that is stored with gzip is served plain to those who do not accept it.',
      sources: ['documents'],
      fidelity: 'faithful',
    },
    {
      what: 'Clients try again as their strategy says; Google’s own conformance suite passes.',
      sources: ['SDK'],
      fidelity: 'faithful',
    },
    {
      what: 'Signed URLs, of version 4 and of version 2, lead to objects by the XML API.',
      sources: ['documents', 'SDK'],
      fidelity: 'simplified',
      remark: 'Signatures by keys that the cloud never made are not checked, unless it refuses unknown credentials.',
      switches: ['credentials.unknown'],
    },
    {
      what: 'Buckets are listed by the XML API, in either version of its list; forms upload files by signed policies, whose conditions are checked.',
      sources: ['documents', 'SDK'],
      fidelity: 'simplified',
      remark:
        'The words of refusals of a form are a guess. A form at the bare address goes to the bucket that its policy names.',
    },
    {
      what: 'Access lists, IAM policies, retention, holds and notifications have their effect.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: 'They are kept and told; nobody is refused, and nobody is notified.',
    },
    {
      what: 'A bucket that is not there is 404.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: 'For uploads the mock makes it by default.',
      switches: ['missingBuckets'],
    },
    {
      what: 'Callers need credentials and permissions.',
      sources: ['documents'],
      fidelity: 'missing',
      remark: 'None are asked for, as emulators do: libraries send none to them. Only an expired token is refused.',
    },
    {
      what: 'Lifecycle rules, soft delete, customer-supplied keys, multipart uploads of the XML API, folders, batches of calls.',
      sources: ['documents'],
      fidelity: 'missing',
    },
    {
      what: 'Tokens come from the metadata server, for a signed assertion, a refresh token, a subject token or by impersonation.',
      sources: ['SDK', 'documents'],
      fidelity: 'faithful',
      remark: 'They live in real time, for clients sign and renew by it.',
      switches: ['credentials.lifetimeSeconds'],
    },
    {
      what: 'Credentials that nobody gave out are refused.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: 'By default any will do; a token of the cloud’s own whose time is over is refused all the same.',
      switches: ['credentials.unknown'],
    },
  ],
};
