import { expect, test } from 'vitest';
import { cloudNamedBy, hostnameOf, isGoogleHost } from './google-hosts.ts';

const answered = (address: string): boolean => isGoogleHost(hostnameOf(new URL(address)));

test.for([
  'https://us-central1-aiplatform.googleapis.com/v1/projects/p',
  'https://northamerica-northeast1-aiplatform.googleapis.com/',
  'https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs',
  'https://aiplatform.eu.rep.googleapis.com/',
  'https://aiplatform.us.rep.googleapis.com/',
  'https://generativelanguage.googleapis.com/v1/models',
  'https://storage.googleapis.com/storage/v1/b',
  'https://storage.googleapis.com:8443/storage/v1/b',
  'https://storage.googleapis.com./storage/v1/b',
  'https://my-bucket.storage.googleapis.com/o',
  'https://my.dotted_bucket.storage.googleapis.com/o',
  'https://STORAGE.googleapis.com/',
  'https://www.googleapis.com/upload/storage/v1/b',
  'https://oauth2.googleapis.com/token',
  'https://sts.googleapis.com/v1/token',
  'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a:signBlob',
  'https://cloudresourcemanager.googleapis.com/v1/projects/p',
  'https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs',
  'http://metadata.google.internal/computeMetadata/v1/instance',
  'http://metadata.google.internal./computeMetadata/v1/instance',
  'http://169.254.169.254/computeMetadata/v1/instance',
  'http://169.254.169.254:80/',
  'https://user:password@storage.googleapis.com/',
])('the mock cloud stands in for %s', (address) => {
  expect(answered(address)).toBe(true);
});

test.for([
  'https://evil.example/https://us-aiplatform.googleapis.com/x',
  'https://evil.example/?x=storage.googleapis.com',
  'https://evil.example/#storage.googleapis.com',
  'https://storage.googleapis.com@evil.example/',
  'https://storage.googleapis.com.evil.example/',
  'https://evil-storage.googleapis.com.example/',
  'https://evilstorage.googleapis.com/',
  'https://storage.googleapis.com../',
  'https://googleapis.com/',
  'https://pubsub.googleapis.com/',
  'https://a.us-central1-aiplatform.googleapis.com/',
  'https://-aiplatform.googleapis.com/',
  'https://aiplatform.cn.rep.googleapis.com/',
  'https://.storage.googleapis.com/',
  'http://google.internal/',
  'http://metadata.google.internal.evil.example/',
  'http://169.254.169.253/',
  'http://localhost/storage.googleapis.com',
  'http://127.0.0.1:8085/',
])('the mock cloud leaves %s alone', (address) => {
  expect(answered(address)).toBe(false);
});

test.for<[address: string, cloud: string | undefined]>([
  ['https://alice.mock-cloud.test/storage/v1/b', 'alice'],
  ['http://cloud-7.mock-cloud.test:8080/', 'cloud-7'],
  ['https://Alice.mock-cloud.test./', 'alice'],
  ['https://a.b.mock-cloud.test/', undefined],
  ['https://mock-cloud.test/', undefined],
  ['https://alice.mock-cloud.test.evil.example/', undefined],
  ['https://evil.example/alice.mock-cloud.test', undefined],
])('the host of %s was made for the cloud %s', ([address, cloud]) => {
  expect(cloudNamedBy(hostnameOf(new URL(address)))).toBe(cloud);
});
