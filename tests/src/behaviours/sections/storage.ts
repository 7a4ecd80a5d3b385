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
      what: 'Lists know prefix, delimiter and pages.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: '`matchGlob` is passed over.',
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
      what: 'Signed URLs, lifecycle rules, soft delete.',
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
