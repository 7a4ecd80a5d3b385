import type { Hono } from 'hono';
import { createHash } from 'node:crypto';
import type { Bucket } from '../../model/objects/bucket.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { operation } from '../operation.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** IAM policies of buckets: kept, without an effect. https://cloud.google.com/storage/docs/json_api/v1/buckets/getIamPolicy */
export function policyRoutes(app: Hono<CloudEnv>, base: string): void {
  const path = `${base}/b/:bucket/iam`;
  app.get(path, operation('storage.buckets.getIamPolicy', answering(getPolicy)));
  app.put(path, operation('storage.buckets.setIamPolicy', answering(setPolicy)));
  app.get(`${path}/testPermissions`, operation('storage.buckets.testIamPermissions', answering(testPermissions)));
}

function getPolicy(c: StorageContext): Response {
  return jsonAnswer(policyOf(c, c.env.cloud.objects.requireBucket(pathPart(c, 'bucket'))));
}

async function setPolicy(c: StorageContext): Promise<Response> {
  const { objects } = c.env.cloud;
  const { etag, bindings = [], version = 1 } = await jsonBody(c);
  const bucket = objects.requireBucket(pathPart(c, 'bucket'));
  if (!Array.isArray(bindings))
    throw new StorageError(400, 'invalid', 'Invalid value for bindings: it must be a list.');
  if (typeof etag === 'string' && etag !== policyOf(c, bucket)['etag']) {
    throw new StorageError(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
  }
  return jsonAnswer(policyOf(c, objects.annotateBucket(bucket.name, { iamPolicy: { bindings, version } })));
}

/** Everything is allowed: the mock knows no permissions. */
function testPermissions(c: StorageContext): Response {
  c.env.cloud.objects.requireBucket(pathPart(c, 'bucket'));
  return jsonAnswer({ kind: 'storage#testIamPermissionsResponse', permissions: c.req.queries('permissions') ?? [] });
}

function policyOf(c: StorageContext, { name, iamPolicy }: Bucket): Record<string, unknown> {
  const { projectNumber } = c.env.cloud.credentials;
  const { bindings, version } = iamPolicy ?? {
    bindings: [
      {
        role: 'roles/storage.legacyBucketOwner',
        members: [`projectEditor:${projectNumber}`, `projectOwner:${projectNumber}`],
      },
      { role: 'roles/storage.legacyBucketReader', members: [`projectViewer:${projectNumber}`] },
    ],
    version: 1,
  };
  const etag = createHash('sha256')
    .update(JSON.stringify([bindings, version]))
    .digest('base64')
    .slice(0, 12);
  return { kind: 'storage#policy', resourceId: `projects/_/buckets/${name}`, version, etag, bindings };
}
