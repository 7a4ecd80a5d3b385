import type { StoredObject } from '../../model/objects/stored-object.ts';
import { requestOrigin } from '../request-origin.ts';
import { predefinedGrants } from './access-grants.ts';
import { malformed } from './signature-errors.ts';
import { bucketOfPolicy, checkPolicy } from './post-policy.ts';
import type { StorageContext } from './storage-answer.ts';
import { openWhole } from './upload-target.ts';
import { writeAll } from './write-all.ts';
import { xmlAcl } from './xml-acl.ts';
import { xmlAnswer, xmlElement, xmlElements } from './xml-text.ts';
import { writtenHeaders } from './xml-objects.ts';

const META = 'x-goog-meta-';

/**
 * An upload by an HTML form, of a file that is held in memory. What comes after the file is passed over.
 *
 * @see https://cloud.google.com/storage/docs/xml-api/post-object-forms
 */
export async function postXml(c: StorageContext, target: { readonly bucket: string }): Promise<Response> {
  const { fields, file, fileName } = await readForm(c);
  const policy = fields.get('policy');
  // Google's library for Node leaves the bucket out of the address where it has an endpoint of its own.
  const bucket = target.bucket || (policy === undefined ? undefined : bucketOfPolicy(policy));
  if (!bucket) throw malformed('Neither the address nor a policy names a bucket.');
  const key = fields.get('key');
  if (!key) throw malformed("Bucket POST must contain a field named 'key'.");
  checkPolicy(c, { bucket, fields, sizeBytes: file.length });
  const name = key.replaceAll('${filename}', fileName);
  const metadata = [...fields].filter(([each]) => each.startsWith(META));
  const writer = openWhole(c, {
    bucket,
    name,
    attributes: {
      contentType: fields.get('content-type'),
      contentEncoding: fields.get('content-encoding'),
      contentDisposition: fields.get('content-disposition'),
      cacheControl: fields.get('cache-control'),
      storageClass: fields.get('x-goog-storage-class'),
      customTime: fields.get('x-goog-custom-time'),
      metadata: Object.fromEntries(metadata.map(([each, value]) => [each.slice(META.length), value])),
      acl: predefinedGrants(xmlAcl(fields.get('acl')), c.env.cloud.credentials.projectNumber),
    },
    preconditions: {},
  });
  return posted(c, await writeAll(writer, chunksOf(file), {}), fields);
}

interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
  readonly fileName: string;
}

async function readForm(c: StorageContext): Promise<Form> {
  let form: FormData;
  try {
    form = await c.req.raw.formData();
  } catch {
    throw malformed('The body is not multipart/form-data.');
  }
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name === 'file') {
      const [file, fileName] = typeof value === 'string' ? [Buffer.from(value), ''] : [await value.bytes(), value.name];
      return { fields, file, fileName };
    }
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw malformed("Bucket POST must contain a field named 'file'.");
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

function posted(c: StorageContext, object: StoredObject, fields: Form['fields']): Response {
  const { bucket, name } = object;
  const headers = writtenHeaders(object);
  const redirect = fields.get('success_action_redirect');
  if (redirect && URL.canParse(redirect)) {
    const location = new URL(redirect);
    for (const [field, value] of [
      ['bucket', bucket],
      ['key', name],
      ['etag', headers['etag'] ?? ''],
    ] as const) {
      location.searchParams.set(field, value);
    }
    return new Response(null, { status: 303, headers: { ...headers, location: location.href } });
  }
  const location = `${requestOrigin(c)}/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}`;
  switch (fields.get('success_action_status')) {
    case '200':
      return new Response(null, { status: 200, headers: { ...headers, location } });
    case '201': {
      const told = xmlElements({ Location: location, Bucket: bucket, Key: name, ETag: headers['etag'] });
      return xmlAnswer(xmlElement('PostResponse', told), { status: 201, headers: { ...headers, location } });
    }
    default:
      return new Response(null, { status: 204, headers: { ...headers, location } });
  }
}
