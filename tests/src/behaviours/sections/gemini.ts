import type { BehaviourSection } from '../behaviour.ts';

export const gemini: BehaviourSection = {
  title: 'The Gemini API',
  behaviours: [
    {
      what: 'A batch is an operation whose results are both in `metadata` and in `response`.',
      sources: ['recorded', 'documents'],
      fidelity: 'faithful',
      remark: 'The type names of word batches follow those recorded for embeddings.',
    },
    {
      what: 'There is no state for a batch that is being cancelled.',
      sources: ['documents'],
      fidelity: 'faithful',
      remark: 'That it shows its former state until then is a guess.',
    },
    {
      what: 'A batch passes through RUNNING.',
      sources: ['documents'],
      fidelity: 'faithful',
      remark: 'A recorded small batch went from PENDING to SUCCEEDED without it.',
    },
    {
      what: 'A batch that has not ended within 48 hours is EXPIRED, without results.',
      sources: ['documents'],
      fidelity: 'faithful',
    },
    {
      what: 'A file with wrong lines is refused by the create, each line told.',
      sources: ['recorded'],
      fidelity: 'faithful',
      remark: 'The words for some mistakes follow those that were seen for others.',
    },
    {
      what: 'Lines of an input file may be requests without a key.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark: 'One sample has them; whether they are still taken is not known.',
      switches: ['gemini.bareLines'],
    },
    {
      what: 'Inline answers stand in the order of the requests, with their metadata.',
      sources: ['documents'],
      fidelity: 'faithful',
      remark: 'Users report both broken, in large batches above all.',
      switches: ['gemini.inlineOrder', 'gemini.metadataEcho'],
    },
    {
      what: 'A failed row is `{"key", "error": {"code", "message"}}`, with a gRPC number.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark: 'The error is documented, the layout of the line is a guess.',
    },
    {
      what: 'The file of answers cannot be read or deleted as a file: its name is too long.',
      sources: ['recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'Lists leave out inline answers.',
      sources: ['recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'Lists have the newest first, in pages that may be empty.',
      sources: ['guess'],
      fidelity: 'faithful',
      remark: 'Order and sizes of pages of batches are written down nowhere; for files 10 and 100 are documented.',
      switches: ['gemini.pageSize', 'gemini.emptyPages'],
    },
    {
      what: 'A list of batches takes a filter.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark:
        'That there is one is documented, its fields are not: those of Vertex AI are taken, `state`, `display_name` and `create_time`, also as the answer calls them (`metadata.displayName`).',
    },
    {
      what: 'Deleting a batch stops it.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark: 'Two documents contradict one another.',
      switches: ['gemini.unfinishedDelete'],
    },
    {
      what: 'Cancelling a batch that has ended is refused with 400 FAILED_PRECONDITION.',
      sources: ['guess'],
      fidelity: 'faithful',
    },
    {
      what: 'A batch shows the webhooks that it was created with.',
      sources: ['guess'],
      fidelity: 'faithful',
      switches: ['gemini.webhookConfigEcho'],
    },
    {
      what: 'A key that is not valid is refused with 400.',
      sources: ['recorded'],
      fidelity: 'faithful',
      remark: 'By default every text is a valid key.',
      switches: ['apiKeys'],
    },
    {
      what: 'A project may have so many batches, and tokens, at a time.',
      sources: ['documents'],
      fidelity: 'faithful',
      remark: 'The numbers change often.',
      switches: ['gemini.quota.concurrentBatches', 'gemini.quota.enqueuedTokens'],
    },
    {
      what: 'Calls, files, and all files together have a greatest size.',
      sources: ['documents'],
      fidelity: 'faithful',
      switches: ['gemini.quota.inlineBytes', 'gemini.quota.fileBytes', 'gemini.quota.storageBytes'],
    },
    {
      what: 'Files are uploaded in chunks, live for 48 hours, and can be registered from Cloud Storage.',
      sources: ['SDK', 'recorded', 'documents'],
      fidelity: 'faithful',
      remark: 'Words of refusals are partly guesses. So is how long an upload may take: a week, as in Cloud Storage.',
    },
    {
      what: 'A file is PROCESSING for a while.',
      sources: ['documents'],
      fidelity: 'missing',
      remark: 'Files are ACTIVE at once.',
    },
    {
      what: 'The end of a batch is told to webhooks, signed, and told again when nobody takes it.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark: 'The names of the events are documented, the whole of the message is not.',
      switches: ['webhooks.signature', 'webhooks.secret', 'webhooks.maxAttempts', 'webhooks.firstPauseMs'],
    },
    {
      what: 'Webhooks may be anywhere.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark: 'By default only on this machine.',
      switches: ['webhooks.targets'],
    },
    {
      what: 'Calls other than batches and files: `generateContent`, `countTokens`, caches, tunings.',
      sources: ['documents'],
      fidelity: 'missing',
    },
  ],
};
