import { compareNames } from '../../model/objects/names.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import { queryNumber } from './query-number.ts';
import type { StorageContext } from './storage-answer.ts';
import { xmlAnswer, xmlElement, xmlElements } from './xml-text.ts';
import { XmlError } from './xml-error.ts';

const MOST_KEYS = 1000;

/** The objects of a bucket, by either version of the list. https://cloud.google.com/storage/docs/xml-api/get-bucket-list */
export function listXml(c: StorageContext, { bucket }: { readonly bucket: string }): Response {
  const type = c.req.query('list-type') ?? '1';
  if (type !== '1' && type !== '2') throw new XmlError(400, 'InvalidArgument', `list-type is 1 or 2, not ${type}`);
  const isSecond = type === '2';
  const [prefix, delimiter] = [c.req.query('prefix'), c.req.query('delimiter') || undefined];
  const after = c.req.query(isSecond ? 'start-after' : 'marker') || undefined;
  const asked = queryNumber(c, 'max-keys');
  const maxResults = Math.min(asked ?? MOST_KEYS, MOST_KEYS);
  const token = isSecond ? c.req.query('continuation-token') || undefined : undefined;
  const { objects, prefixes, nextPageToken } =
    maxResults === 0
      ? { objects: [], prefixes: [] }
      : c.env.cloud.objects.list(bucket, {
          prefix,
          delimiter,
          maxResults,
          pageToken: token,
          startOffset: after === undefined ? undefined : offsetAfter(after, delimiter),
        });
  const names = [...objects.map(({ name }) => name), ...prefixes];
  const last = names.toSorted(compareNames).at(-1);
  const fields = {
    Name: bucket,
    Prefix: prefix ?? '',
    ...(delimiter !== undefined && { Delimiter: delimiter }),
    ...(isSecond
      ? {
          KeyCount: names.length,
          StartAfter: after,
          ContinuationToken: token,
          NextContinuationToken: nextPageToken,
        }
      : { Marker: after ?? '', NextMarker: nextPageToken === undefined ? undefined : last }),
    MaxKeys: maxResults,
    IsTruncated: nextPageToken !== undefined,
  };
  const found = objects.map((object) => xmlElement('Contents', contentsOf(object)));
  const common = prefixes.map((each) => xmlElement('CommonPrefixes', xmlElements({ Prefix: each })));
  const body = [xmlElements(fields), ...found, ...common].join('');
  return xmlAnswer(`<ListBucketResult xmlns="http://doc.s3.amazonaws.com/2006-03-01">${body}</ListBucketResult>`);
}

function contentsOf(object: StoredObject): string {
  const { name, generation, metageneration, updated, md5Hash, size, storageClass = 'STANDARD' } = object;
  const tag = md5Hash ? Buffer.from(md5Hash, 'base64').toString('hex') : String(generation);
  return xmlElements({
    Key: name,
    Generation: generation,
    MetaGeneration: metageneration,
    LastModified: updated.toISOString(),
    ETag: `"${tag}"`,
    Size: size,
    StorageClass: storageClass,
  });
}

/** The first name that may come after another; after a prefix that stood for many, none of those. */
function offsetAfter(name: string, delimiter: string | undefined): string {
  if (delimiter === undefined || !name.endsWith(delimiter)) return `${name}\u0000`;
  return name.slice(0, -1) + String.fromCharCode(name.charCodeAt(name.length - 1) + 1);
}
