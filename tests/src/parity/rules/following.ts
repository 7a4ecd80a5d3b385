import { both, gemini, vertex, type Rule } from './rule.ts';

/** What the other calls on jobs send, and how answers are read. */
export const followingRules = {
  // job names
  'name/full': both('of a full name only the last segment is sent; project and location are the client’s'),
  'name/digits': vertex('digits alone are a name'),
  'name/non-numeric': vertex('a full name may end in other things than digits'),
  'name/suffix': gemini('anything that ends in `batches/{id}` is a name'),
  'name/invalid': both('other names are refused'),
  'name/absent': both('no name is refused'),

  // get, list, cancel, delete
  'get/plain': both('GET of the job, without body'),
  'cancel/plain': both('POST of `{}` to `:cancel`; nothing is returned, whatever is answered'),
  'delete/plain': both('DELETE with `{}`; name, done, error and headers are returned'),
  'delete/error': both('an error in the answer is returned, not thrown'),
  'list/plain': both('a listing without parameters'),
  'list/query': both('page size and token are sent, in this order'),
  'list/filter': vertex('a filter is sent last'),
  'list/no-filter': gemini('a filter is refused'),
  'list/pager': both('the pager shows page, size, length, parameters and headers'),
  'list/first-page-at-once': both('the first page is asked for by `list` itself'),
  'list/all': both('iterating asks for page after page'),
  'list/next-page': both('`nextPage` returns page after page, and refuses after the last'),
  'list/nothing': both('an answer without jobs is an empty page'),

  // reading jobs
  'job/fields': both('the fields of a job, others dropped'),
  'job/source': vertex('`inputConfig` becomes `src`'),
  'job/destination': vertex('`outputConfig` becomes `dest`'),
  'job/empty-objects': both('an empty source or destination stays an empty object'),
  'job/output-info': vertex('`outputInfo` is kept whole'),
  'job/completion-stats': vertex('`completionStats` is kept whole, numbers as strings'),
  'job/error': vertex('the error of a failed job is kept'),
  'job/output-file': gemini('`responsesFile` becomes `dest.fileName`'),
  'job/inlined-responses': gemini('inlined responses: the fields of a response and a candidate, others dropped'),
  'job/inlined-errors': gemini('errors and metadata of inlined responses are kept'),
  'job/citations': gemini('`citationSources` becomes `citations`'),
  'job/embeddings': gemini('a list with an embedding moves to `inlinedEmbedContentResponses`'),
  'job/failed-embeddings': gemini('a list of errors alone stays in `inlinedResponses`'),
  'job/metadata-only': gemini('`response` and `done` are not read'),
  'job/state': both('states are mapped, and unknown ones kept'),
} as const satisfies Record<string, Rule>;
