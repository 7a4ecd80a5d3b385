import { StorageError } from '../../model/objects/storage-error.ts';
import { xmlAnswer, xmlElement, xmlElements } from './xml-text.ts';

/** What the XML API says of a refusal, by the reason that the JSON API gives. */
const codes: Readonly<Record<string, string>> = {
  authError: 'AuthenticationRequired',
  conditionNotMet: 'PreconditionFailed',
  conflict: 'Conflict',
  forbidden: 'AccessDenied',
  notImplemented: 'NotImplemented',
  uploadTooLarge: 'EntityTooLarge',
};

/** A refusal that has a name in the XML API alone, and may say more about itself. */
export class XmlError extends StorageError {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, string>> = {}) {
    super(status, code, message);
    this.code = code;
    this.details = details;
  }
}

/** @see https://cloud.google.com/storage/docs/xml-api/reference-status */
export function xmlErrorAnswer(error: StorageError): Response {
  const { status } = error;
  if (status === 304) return new Response(null, { status });
  const { code, message, details } = error instanceof XmlError ? error : inXml(error);
  const fields = { Code: code, Message: message, ...details };
  return xmlAnswer(xmlElement('Error', xmlElements(fields)), { status });
}

function inXml({ status, reason, message }: StorageError): XmlError {
  if (status === 404 && message.startsWith('No such object')) {
    return new XmlError(404, 'NoSuchKey', 'The specified key does not exist.', { Details: message });
  }
  if (status === 404 && message.includes('bucket')) return new XmlError(404, 'NoSuchBucket', message);
  if (message.startsWith('Provided')) return new XmlError(400, 'BadDigest', message);
  return new XmlError(status, codes[reason] ?? (status === 404 ? 'NoSuchUpload' : 'InvalidArgument'), message);
}
