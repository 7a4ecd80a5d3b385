import type { ParityCase } from '../machinery/parity-case.ts';
import { login } from '../machinery/sides.ts';

const googleAuthOptions = { authClient: login };

const atLocation = (location: string, host: string, rule: ParityCase['covers'][number]): ParityCase => ({
  title: `location ${location}`,
  on: 'vertex',
  covers: [rule],
  options: { vertexai: true, project: 'p', location, googleAuthOptions },
  sent: `GET https://${host}/v1beta1/projects/p/locations/${location}/batchPredictionJobs/77`,
});

/** What a location, a project and a key mean for the URL on Vertex AI. */
export const vertexPlaceCases: readonly ParityCase[] = [
  atLocation('us-central1', 'us-central1-aiplatform.googleapis.com', 'url/vertex-regional'),
  atLocation('europe-west4', 'europe-west4-aiplatform.googleapis.com', 'url/vertex-regional'),
  atLocation('global', 'aiplatform.googleapis.com', 'url/vertex-global'),
  atLocation('us', 'aiplatform.us.rep.googleapis.com', 'url/vertex-multi-region'),
  atLocation('eu', 'aiplatform.eu.rep.googleapis.com', 'url/vertex-multi-region'),
  {
    title: 'a key alone',
    on: 'vertex',
    covers: ['url/vertex-express', 'header/key'],
    options: { vertexai: true, apiKey: 'KEY' },
    sent: 'GET https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/77',
  },
  {
    title: 'key and location, no project',
    on: 'vertex',
    covers: ['url/vertex-key-and-location'],
    options: { vertexai: true, apiKey: 'KEY', location: 'us-central1' },
    sent: 'GET https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/77',
  },
  {
    title: 'a base URL, project and location around',
    on: 'vertex',
    covers: ['url/base-url-keeps-place'],
    env: { GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'us-east1' },
    options: { vertexai: true, googleAuthOptions },
    http: { baseUrl: 'https://proxy.example' },
    sent: 'GET https://proxy.example/v1beta1/projects/p/locations/us-east1/batchPredictionJobs/77',
  },
  {
    title: 'a base URL and a project, no location',
    on: 'vertex',
    covers: ['url/base-url-keeps-place'],
    options: { vertexai: true, project: 'p', googleAuthOptions },
    http: { baseUrl: 'https://proxy.example' },
    sent: 'GET https://proxy.example/v1beta1/projects/p/locations/global/batchPredictionJobs/77',
  },
  {
    title: 'a base URL and a key',
    on: 'vertex',
    covers: ['url/base-url-key-only'],
    options: { vertexai: true, apiKey: 'KEY' },
    http: { baseUrl: 'https://proxy.example' },
    sent: 'GET https://proxy.example/v1beta1/batchPredictionJobs/77',
  },
  {
    title: 'a base URL alone',
    on: 'vertex',
    covers: ['url/base-url-only'],
    options: { vertexai: true, googleAuthOptions },
    http: { baseUrl: 'https://proxy.example' },
    sent: 'GET https://proxy.example/v1beta1/batchPredictionJobs/77',
  },
];
