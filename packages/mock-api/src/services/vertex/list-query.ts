import { ServiceError } from '../../model/service-error.ts';
import { camelCase } from '../../model/field-names.ts';

export interface ListQuery {
  readonly filter: string;
  readonly pageSize: number;
  readonly pageToken: string;
  readonly readMask: string | undefined;
}

const known: ReadonlySet<string> = new Set(['filter', 'pageSize', 'pageToken', 'readMask']);
/** Parameters that every method of Google's takes. @see https://cloud.google.com/apis/docs/system-parameters */
const system =
  /^(\$.*|alt|key|fields|callback|prettyPrint|quotaUser|userIp|access_token|oauth_token|uploadType|upload_protocol)$/;

/**
 * Reads the query of a list call, each name in camelCase or snake_case.
 *
 * @throws ServiceError `INVALID_ARGUMENT` for a name that there is none of, or a page size that is no number
 */
export function readListQuery(query: Readonly<Record<string, readonly string[]>>, maxPageSize: number): ListQuery {
  const values: Record<string, string> = {};
  for (const [name, [value = '']] of Object.entries(query)) {
    if (system.test(name)) continue;
    if (!known.has(camelCase(name))) {
      throw invalid(
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      );
    }
    values[camelCase(name)] = value;
  }
  return {
    filter: values['filter'] ?? '',
    pageSize: readPageSize(values['pageSize'], maxPageSize),
    pageToken: values['pageToken'] ?? '',
    readMask: values['readMask'],
  };
}

function readPageSize(text: string | undefined, max: number): number {
  if (text === undefined || text === '') return max;
  if (!/^-?\d+$/.test(text) || Math.abs(Number(text)) > 2_147_483_647)
    throw invalid(`Invalid value at 'page_size' (TYPE_INT32), "${text}"`);
  const size = Number(text);
  if (size < 0) throw invalid(`page_size must not be negative, and is ${size}.`);
  return size === 0 ? max : Math.min(size, max);
}

function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
