import { Client } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import { waitingClock } from './waiting-clock.ts';

/**
 * A client of one cloud. Its calls to the batch service go straight to the cloud; those of the libraries that it reads
 * `gs://` with are intercepted, and carry a token of the cloud's own: it finds its cloud from a queue, a timer or another
 * test's code as well. It waits for jobs, and watches them, by the cloud's time; pauses before a call is sent again are real.
 */
export function createTestClient(cloud: MockCloud): Client {
  const client = new Client({
    enterprise: true,
    project: cloud.project,
    location: cloud.location,
    httpOptions: { fetch: cloud.fetch },
    authClient: {
      getRequestHeaders: async () => ({ authorization: `Bearer ${cloud.credentials.issueToken().accessToken}` }),
    },
  });
  if (!waitingClock(cloud)) return client;
  const { batches } = client;
  const [wait, watch] = [batches.wait.bind(batches), batches.watch.bind(batches)];
  batches.wait = (job, options) => wait(job, { clock: waitingClock(cloud), ...options });
  batches.watch = (job, options) => watch(job, { clock: waitingClock(cloud), ...options });
  return client;
}
