import { BigQuery } from '@google-cloud/bigquery';
import { expect, test } from 'vitest';
import { doorNames, storageBehind } from '../storage/storage-behind.ts';

test.for(doorNames)('links in answers lead back the way the call came, at the door %s', async (door) => {
  const { storage, url } = await storageBehind(door);
  const [bucket] = await storage.createBucket('my-bucket');
  const file = bucket.file('in/a b.txt');
  await file.save('hello', { resumable: false });
  const [bucketInfo] = await bucket.getMetadata();
  const [fileInfo] = await file.getMetadata();
  const [notification] = await bucket.createNotification('projects/p/topics/t');
  const document = (await (await fetch(`${url}/discovery/v1/apis/storage/v1/rest`)).json()) as Record<string, string>;
  const links = [
    bucketInfo.selfLink,
    fileInfo.selfLink,
    fileInfo.mediaLink,
    notification.metadata.selfLink,
    `${document['rootUrl']}${document['servicePath']}b?project=p`,
    `${document['baseUrl']}b?project=p`,
    file.publicUrl(),
  ];
  for (const link of links) {
    expect(link).toMatch(`${url}/`);
    expect((await fetch(String(link))).status, link).toBe(200);
  }
});

test.for(doorNames)('what is begun is gone on with the same way, at the door %s', async (door) => {
  const { cloud, storage, url } = await storageBehind(door);
  const [upload] = await storage.bucket('my-bucket').file('new').createResumableUpload();
  expect(upload).toMatch(`${url}/`);
  expect((await fetch(upload, { method: 'PUT', body: 'hello' })).status).toBe(200);
  expect(await cloud.bucket('my-bucket').text('new')).toBe('hello');

  const gemini = process.env['GOOGLE_GEMINI_BASE_URL'] ?? 'https://generativelanguage.googleapis.com';
  const begun = await fetch(`${gemini}/upload/v1beta/files`, {
    method: 'POST',
    body: '{}',
    headers: {
      'x-goog-api-key': 'any-key',
      'content-type': 'application/json',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': '5',
      'x-goog-upload-header-content-type': 'text/plain',
    },
  });
  const address = begun.headers.get('x-goog-upload-url') ?? '';
  expect(address).toMatch(`${gemini}/`);
  const ended = await fetch(address, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
  });
  expect([ended.status, await ended.json()]).toMatchObject([200, { file: { sizeBytes: '5' } }]);
});

test.for(doorNames)('links of BigQuery lead back as well, at the door %s', async (door) => {
  await storageBehind(door);
  const bigquery = process.env['BIGQUERY_EMULATOR_HOST'] ?? 'https://bigquery.googleapis.com';
  const [dataset, datasetInfo] = await new BigQuery().createDataset('d');
  const [table, tableInfo] = await dataset.createTable('t', { schema: 'a:integer' });
  const [, jobInfo] = await table.createCopyJob(dataset.table('copy'));
  for (const { selfLink } of [datasetInfo, tableInfo, jobInfo]) {
    expect(selfLink).toMatch(`${bigquery}/`);
    const answer = await fetch(String(selfLink), { headers: { authorization: 'Bearer any' } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { selfLink }]);
  }
});
