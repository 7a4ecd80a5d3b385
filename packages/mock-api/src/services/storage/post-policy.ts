import { isJsonObject } from '../../model/json.ts';
import { malformed, mismatched } from './signature-errors.ts';
import { isSigned } from './signed-url.ts';
import type { StorageContext } from './storage-answer.ts';
import { XmlError } from './xml-error.ts';

/** A form that was posted; names of its fields are in small letters. */
export interface PostedForm {
  readonly bucket: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly sizeBytes: number;
}

/** Fields that no policy need speak of. */
const free: readonly string[] = ['policy', 'x-goog-signature', 'file'];

/**
 * Checks a form against the policy that came with it: who signed it, until when, and all of its conditions. Its time is
 * real, as that of signed URLs.
 *
 * @throws XmlError 400 for a policy that is malformed, or a file of another size; 403 for what the policy does not allow
 * @see https://cloud.google.com/storage/docs/authentication/signatures#policy-document
 */
export function checkPolicy(c: StorageContext, form: PostedForm): void {
  const { fields } = form;
  const policy = fields.get('policy');
  if (policy === undefined) return;
  checkPolicySignature(c, policy, fields);
  const { expiration, conditions } = readPolicy(policy);
  const endMs = typeof expiration === 'string' ? Date.parse(expiration) : NaN;
  if (Number.isNaN(endMs)) throw malformed('The expiration of the policy is not a time such as 2026-01-01T00:00:00Z.');
  if (Date.now() > endMs) throw notAllowed('Policy expired.');
  if (!Array.isArray(conditions)) throw malformed('The policy has no list of conditions.');
  const spokenOf = new Set<string>(free);
  for (const condition of conditions.flatMap(conditionsOf)) checkCondition(condition, form, spokenOf);
  const extra = [...fields.keys()].find((name) => !spokenOf.has(name) && !name.startsWith('x-ignore-'));
  if (extra !== undefined) throw notAllowed(`Extra input fields: ${extra}`);
}

/** The bucket that a policy is for, where the address does not say. */
export function bucketOfPolicy(policy: string): string | undefined {
  const { conditions } = readPolicy(policy);
  const named = Array.isArray(conditions)
    ? conditions.find((each) => isJsonObject(each) && 'bucket' in each)
    : undefined;
  const bucket: unknown = isJsonObject(named) ? named['bucket'] : undefined;
  return typeof bucket === 'string' ? bucket : undefined;
}

function checkPolicySignature(c: StorageContext, policy: string, fields: PostedForm['fields']): void {
  const field = (name: string): string => {
    const value = fields.get(name);
    if (value) return value;
    throw malformed(`The form has a policy, but no field ${name}.`);
  };
  const [algorithm, credential, signature] = ['algorithm', 'credential', 'signature'].map((name) =>
    field(`x-goog-${name}`),
  ) as [string, string, string];
  field('x-goog-date');
  const match = /^(?<signer>.+?)\/(?<day>\d{8})\/(?<location>[^/]+)\/storage\/goog4_request$/.exec(credential);
  const { signer = '', day = '', location = '' } = match?.groups ?? {};
  if (!match) throw malformed('x-goog-credential is not SIGNER/YYYYMMDD/LOCATION/storage/goog4_request.');
  if (!isSigned(c, algorithm, signer, [day, location], policy, signature)) throw mismatched({ StringToSign: policy });
}

function readPolicy(policy: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(policy, 'base64').toString());
    if (isJsonObject(value)) return value;
  } catch {
    // said below
  }
  throw malformed('The policy is not a JSON object in base64.');
}

/** `{"key":"a"}` is `["eq","$key","a"]`. */
function conditionsOf(condition: unknown): readonly unknown[][] {
  if (Array.isArray(condition)) return [condition];
  if (!isJsonObject(condition)) throw malformed('A condition of a policy is an object or a list.');
  return Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value]);
}

function checkCondition(condition: unknown[], { bucket, fields, sizeBytes }: PostedForm, spokenOf: Set<string>): void {
  const [kind, of, wanted] = condition;
  if (kind === 'content-length-range') return checkSizeRange(sizeBytes, Number(of), Number(wanted));
  if ((kind !== 'eq' && kind !== 'starts-with') || typeof of !== 'string' || !of.startsWith('$')) {
    throw malformed(`This is no condition of a policy: ${JSON.stringify(condition).slice(0, 200)}`);
  }
  const name = of.slice(1).toLowerCase();
  spokenOf.add(name);
  const value = name === 'bucket' ? bucket : (fields.get(name) ?? '');
  if (kind === 'eq' ? value === String(wanted) : value.startsWith(String(wanted))) return;
  throw notAllowed(`Policy Condition failed: ${JSON.stringify(condition).slice(0, 200)}`);
}

function checkSizeRange(sizeBytes: number, least: number, most: number): void {
  if (!(least <= most)) throw malformed('content-length-range is of two numbers, the lower first.');
  if (sizeBytes < least)
    throw new XmlError(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size.');
  if (sizeBytes > most)
    throw new XmlError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.');
}

function notAllowed(why: string): XmlError {
  return new XmlError(403, 'AccessDenied', 'Access denied.', { Details: `Invalid according to Policy: ${why}` });
}
