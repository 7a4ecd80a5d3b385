const { Client, JobState } = require('@genai-batch/core');
const { createMockCloud } = require('@genai-batch/mock-api');

async function main() {
  const cloud = createMockCloud();
  const answer = await cloud.fetch(
    'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/batchPredictionJobs/1',
    {
      headers: { authorization: 'Bearer x' },
    },
  );
  await cloud.close();
  if (answer.status !== 404) throw new Error(`answered ${answer.status}`);
  console.log(`${typeof Client}, ${JobState.JOB_STATE_SUCCEEDED}, ${answer.status}`);
}

main();
