import { get } from 'node:http';
import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';

// performance.now() counts from the start of the process.
const { url } = await serve(createMockCloud({ project: 'p' }), { port: 0 });
const path = '/v1/projects/p/locations/us-central1/batchPredictionJobs';
get(url + path, { headers: { authorization: 'Bearer t' } }, (answer) => {
  if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
  answer.resume().on('end', () => {
    console.log(performance.now());
    process.exit();
  });
});
