import { expect, test } from 'vitest';
import { errorOf, host, newCloud, storageError } from './call-storage.test-setup.ts';

test('says which number of the query is none', async () => {
  const answer = await newCloud().fetch(`${host}/b/my-bucket/o?maxResults=-1`);
  expect(await storageError(answer)).toEqual(
    errorOf(400, 'invalidParameter', "Invalid value for maxResults: '-1' is not a whole number."),
  );
});

test('refuses a token whose time is over', async () => {
  const cloud = newCloud();
  const { accessToken } = cloud.credentials.issueToken();
  const call = (): Promise<Response> =>
    cloud.fetch(`${host}/b/my-bucket`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect((await call()).status).toBe(200);
  cloud.credentials.expireTokens();
  expect(await storageError(await call())).toMatchObject({
    status: 401,
    body: {
      error: { code: 401, errors: [{ reason: 'authError', locationType: 'header', location: 'Authorization' }] },
    },
  });
});
