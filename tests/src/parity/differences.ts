/** Where our client does something else than the official one, on purpose. */
interface Difference {
  /** What a caller sees. */
  readonly what: string;
  /** What the official client does. */
  readonly official: string;
  readonly why: string;
}

/** Every difference that is known; each has cases that show both sides. */
export const differences = {
  'project-means-vertex': {
    what: 'A project in the options or the environment, with no key, flag or base URL, means Vertex AI.',
    official: 'Takes the Gemini API, without a key; a project in the options is refused.',
    why: 'Nothing else can have been meant, and the official client can only fail there.',
  },
  'says-what-is-missing': {
    what: 'Without key or project the first call is rejected with a `ConfigurationError` that lists what was looked for.',
    official: 'The constructor throws, or warns and looks for a login.',
    why: 'A program may build its client before it knows whether it will use it, and the message should say what to set.',
  },
  'key-and-project-mean-global': {
    what: 'On Vertex AI, a key and a project without a location mean the location `global`.',
    official: 'Fails: “HTTP options are not correctly set.”',
    why: 'A project that was given is used.',
  },
  'no-credentials-to-strange-hosts': {
    what: 'A location that is none, and a base URL with plain `http:` beyond this machine, are refused (`allowInsecureHttp` allows it).',
    official: 'Sends the request, with the key or token.',
    why: 'A location becomes part of the host name, so a typing error could send credentials to a stranger.',
  },
  'redirects-are-not-followed': {
    what: 'A redirect is an `InvalidResponseError`.',
    official: 'Follows it.',
    why: 'Node’s `fetch` sends `x-goog-api-key` along, to whichever host the redirect names; Google’s services do not redirect.',
  },
  'a-given-credential-suffices': {
    what: 'With an `authorization` or `x-goog-api-key` header in the options, no login is looked for.',
    official: 'Looks for a login all the same, and sends its token too.',
    why: 'Two credentials for one request are one too many.',
  },
  'headers-replace-by-name': {
    what: 'A header of the options replaces ours of that name, in whatever case it is written.',
    official: 'Replaces only in the same spelling, and else sends both values, joined by a comma.',
    why: 'Header names have no case.',
  },
  'extra-body-leaves-get-alone': {
    what: '`extraBody` of the client goes into requests that have a body; `get` and `list` work.',
    official: 'Puts it into GET requests too, which then fail with a `TypeError`.',
    why: 'An option for creating jobs must not break looking at them.',
  },
  'user-agent': {
    what: '`User-Agent` and `x-goog-api-client` say `genai-batch/…`.',
    official: 'Say `google-genai-sdk/…`.',
    why: 'A client names itself.',
  },
  'nothing-printed': {
    what: 'Nothing is written to the console unless asked for (`logLevel`, `GENAI_BATCH_LOG`), but by google-auth-library about options that it is given.',
    official:
      'Warns of a missing key, two keys, two flags and experimental methods, and says which credentials it prefers.',
    why: 'A library’s output belongs to the program that uses it.',
  },
  'caller-objects-untouched': {
    what: 'Parameters and options are only read.',
    official: 'Writes into them: `config`, `pageToken`, `httpOptions.baseUrl`, auth scopes, schemas of functions.',
    why: 'Parameters that are used twice should mean the same twice.',
  },
  'gcs-uri-as-string': {
    what: 'A source’s `gcsUri` may be a string, and is sent as an array of one.',
    official: 'Sends the string, or takes its first letter for the destination.',
    why: 'What was meant is plain, and the field of a destination is a string.',
  },
  'a-model-keeps-its-segments': {
    what: 'On Vertex AI the model `a/b/c` is `publishers/a/models/b/c`.',
    official: 'Drops what stands after the second segment.',
    why: 'Half a name is another model, or none. The official client for Python keeps it.',
  },
  'rows-have-contents': {
    what: 'An inlined request without `contents` is refused, and the message says which one it is.',
    official: 'Sends it, and drops system instruction, tools and the like if there is no model either.',
    why: 'The service would refuse it, or worse, answer something else; lines of an input file (`key`, `request`) get there easily.',
  },
  'rows-may-be-on-this-side': {
    what: '`src` may be what this program has: the path of a file (`./rows.jsonl`), rows as they stand in such a file, lines, or anything else that can be looped over. It is checked, written as lines and brought to the service: on Vertex AI under `config.stage`, without which it is refused as by the official client; on the Gemini API in the request, or as an uploaded file.',
    official: 'Refuses paths, and arrays on Vertex AI; sends rows of a file without what is in them.',
    why: 'Rows begin here; a program should not have to write files, upload them and clean up after itself.',
  },
  'no-field-is-lost': {
    what: 'An object of an inlined request of which nothing would be sent, and a field in snake case (`max_output_tokens`), are refused.',
    official: 'Leaves out what it does not know, without a word.',
    why: 'The job would be paid for and would not do what was asked. Single fields of the caller’s own are left out by both.',
  },
  'tools-that-run-here-are-refused': {
    what: 'A tool that this program would have to call (`callTool`) is refused in an inlined request.',
    official: 'Sends an empty tool for it.',
    why: 'A batch job runs without the program.',
  },
  'urls-hold-what-was-given': {
    what: 'The id of a job is escaped in the URL; `.` and `..`, and a model with `#`, are refused.',
    official: 'Puts them into the URL as they are: `a?b` asks for the job `a`, and `..` for something that is no job.',
    why: 'A cancel or delete must not reach something else.',
  },
  'an-empty-text-is-a-text': {
    what: 'An empty text alone is embedded as one.',
    official: 'Sends no request for it.',
    why: 'In a list both clients send it.',
  },
  'embeddings-have-one-source': {
    what: 'An embedding job has a file or contents; with both or none it is refused.',
    official: 'Sends both, or none.',
    why: 'The official client refuses it for other jobs too, and the one for Python for these.',
  },
  'empty-page-token-ends-a-list': {
    what: 'An empty `nextPageToken` ends a list.',
    official: 'Asks for the first page again, for ever.',
    why: 'Google’s rule: an empty token means the last page (https://google.aip.dev/158).',
  },
  'empty-pages-survive': {
    what: 'An empty page that is not the last is passed over.',
    official: 'Yields an `undefined` item for it.',
    why: 'Google’s rule: a page may be empty and not the last (https://google.aip.dev/158).',
  },
  'a-list-without-config-reads-on': {
    what: '`list({ config: undefined })` reads every page.',
    official: 'Stops after the first.',
    why: 'It means the same as `list({})`.',
  },
  'gemini-error-kept': {
    what: 'On the Gemini API the `error` of a failed job is there.',
    official: 'Drops it.',
    why: 'It says why the job failed.',
  },
  'gemini-counts-kept': {
    what: 'On the Gemini API a job’s `batchStats` are there.',
    official: 'Drops them.',
    why: 'They tell how far the job is, and how many requests failed.',
  },
  'a-job-has-a-state': {
    what: 'A job without a state has `JOB_STATE_UNSPECIFIED`.',
    official: 'Leaves `state` undefined.',
    why: 'JSON of protocol buffers leaves out the first value of an enum, which is this one.',
  },
  'vertex-states-stay': {
    what: 'On Vertex AI states are told as they came.',
    official: 'Reads `BATCH_STATE_…`, which only the Gemini API sends, as `JOB_STATE_…`.',
    why: 'A state that a service does not have is an unknown one.',
  },
  'an-answer-is-a-job-or-an-error': {
    what: 'A successful answer that is no job, no list where there should be one, or, to a cancel, neither empty nor JSON, is an `InvalidResponseError`.',
    official:
      'Returns an object without a name, or whatever stands in place of the list; does not look at the answer to a cancel.',
    why: 'It comes from a proxy or a wrong base URL, and should be told where it happens.',
  },
  'readable-error-message': {
    what: 'The message of an `ApiError` reads well alone: `GET …/batches/x answered 404 NOT_FOUND: …`. The body is in `body`.',
    official: 'The message is the body, as JSON text.',
    why: 'It is what stands in a log.',
  },
  'errors-of-their-own-kind': {
    what: 'Each kind of failure has a class: `InvalidArgumentError`, `ConfigurationError`, `ConnectionError`, `TimeoutError`, `InvalidResponseError`. Where the official client has a text, ours begins with it.',
    official: 'Throws `Error`, `TypeError`, `SyntaxError` or an `AbortError`.',
    why: 'Kinds differ by what a caller can do.',
  },
  'retries-by-default': {
    what: 'Requests that may be sent again are, after 408, 429, 500, 502, 503 and 504 and after a failed connection.',
    official: 'Tries once, unless `retryOptions` are set, and never again after a failed connection.',
    why: 'A job runs for hours; a moment’s failure should not end a program that waits for it.',
  },
  'three-attempts': {
    what: '`retryOptions` without `attempts` mean 3 attempts, as no `retryOptions` do.',
    official: 'Makes 5 attempts with `retryOptions`, and 1 without.',
    why: 'An option about pauses should not change how often a request is sent.',
  },
  'retry-after-is-heeded': {
    what: 'The next attempt waits as long as the service asks for; when that is longer than `maxDelay`, the call fails at once.',
    official: 'Does not read `Retry-After`.',
    why: 'An earlier attempt would be refused again, and count against the quota.',
  },
  'a-create-is-not-sent-twice': {
    what: 'A create is sent again only where nothing can have come of it; else the error has `outcome: "unknown"` and the `displayName` to look for.',
    official: 'With `retryOptions`, sends it again after any error of the list.',
    why: 'Neither service has a key against repetition: the second request would be a second job, and a second bill.',
  },
  'uploads-go-on-where-they-broke': {
    what: 'When a chunk fails for a passing reason, or its answer has no upload status, the service is asked how much it has, and the rest is sent.',
    official: 'Fails after an error; without a status it sends the same chunk again, up to three times.',
    why: 'It is how the protocol means it: a chunk that has arrived must not be sent again, and a large upload should survive a moment’s failure.',
  },
  'call-headers-go-with-every-part': {
    what: '`config.httpOptions.headers` of an upload go with its start and with every chunk.',
    official: 'Sends them with the start alone.',
    why: 'A proxy that needs a header needs it every time.',
  },
  'file-uris-keep-their-id': {
    what: 'The URI of a file with a dash in its id (`…/files/batch-abc`) means that file.',
    official: 'Cuts the id at the dash.',
    why: 'Every output of a batch job has one.',
  },
  'a-download-without-a-path-gives-the-bytes': {
    what: '`files.download` without `downloadPath` returns a stream of bytes.',
    official: 'Does nothing, without a word.',
    why: 'Results can be read without a file in between.',
  },
  'downloads-are-of-the-gemini-api': {
    what: '`files.download` is refused on Vertex AI, as the other methods of `files` are.',
    official: 'Sends a request that no service answers.',
    why: 'The message says what to do.',
  },
  'empty-files-are-uploaded': {
    what: 'An empty file can be uploaded.',
    official: 'Fails with a `SyntaxError` after the upload has begun.',
    why: 'The service takes it.',
  },
  'jsonl-has-a-type': {
    what: 'A `.jsonl` file is uploaded without saying its type.',
    official: 'Refuses it, for its table of types lacks that ending.',
    why: 'It is the input of every batch job.',
  },
} as const satisfies Record<string, Difference>;

export type DifferenceName = keyof typeof differences;
export const differenceNames: readonly DifferenceName[] = Object.keys(differences) as DifferenceName[];
