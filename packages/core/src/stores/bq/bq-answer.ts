import { ApiError } from '../../errors/api-error.ts';
import { codeByStatus } from '../../rows/canonical-code.ts';
import { refusalWords } from '../refusal-words.ts';

/** What to do about a refusal, by its HTTP status. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'Log in (gcloud auth application-default login), or set GOOGLE_APPLICATION_CREDENTIALS.',
  403: 'Ask for the role BigQuery Data Viewer (roles/bigquery.dataViewer) on the dataset.',
  404: 'Check the address, and that nobody deleted the table meanwhile.',
};

const QUERY_ADVICE: typeof ADVICE = {
  ...ADVICE,
  403:
    'Ask for the roles BigQuery Job User (roles/bigquery.jobUser) on the project, and BigQuery Data Viewer ' +
    '(roles/bigquery.dataViewer) on what the query reads.',
  404: 'Check the names of the tables, and that the location is that of their datasets.',
};

/**
 * The refusal of BigQuery as an ApiError that names the `bq://` address; any other error as it is.
 * The library's error holds the request with its headers, so it is told anew, not passed on as a cause.
 */
export function bigQueryAnswer(error: unknown, uri: string): unknown {
  return answerOf(error, `Reading ${uri}`, ADVICE);
}

/** The refusal of a query, likewise. */
export function queryAnswer(error: unknown): unknown {
  return answerOf(error, 'The query', QUERY_ADVICE);
}

function answerOf(error: unknown, what: string, adviceByStatus: Readonly<Record<number, string>>): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const status = Number(error.code);
  if (!Number.isInteger(status) || status < 300 || status > 599) return error;
  const code = codeByStatus(status)?.code ?? 'UNKNOWN';
  const advice = adviceByStatus[status] === undefined ? '' : ` ${adviceByStatus[status]}`;
  const message = `${what} was answered ${status} ${code}: ${refusalWords(error)}${advice}`;
  return new ApiError({ message, status, code });
}
