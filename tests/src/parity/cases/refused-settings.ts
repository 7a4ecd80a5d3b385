import { expect } from 'vitest';
import type { ParityCase } from '../machinery/parity-case.ts';
import { login } from '../machinery/sides.ts';

const googleAuthOptions = { authClient: login };

/** Settings that ours refuses in another way, or that only ours refuses. */
export const refusedSettingCases: readonly ParityCase[] = [
  {
    title: 'nothing at all on Vertex AI',
    on: 'vertex',
    covers: [],
    options: { vertexai: true },
    refused: true,
    differs: {
      as: 'says-what-is-missing',
      ours: {
        error: {
          name: 'ConfigurationError',
          constructing: false,
          message: expect.stringContaining('GOOGLE_CLOUD_PROJECT'),
        },
      },
    },
  },
  {
    title: 'nothing at all',
    on: 'gemini',
    covers: [],
    options: {},
    refused: true,
    differs: {
      as: 'says-what-is-missing',
      ours: {
        error: { name: 'ConfigurationError', constructing: false, message: expect.stringContaining('GEMINI_API_KEY') },
      },
    },
  },
  {
    title: 'a location that is no location',
    on: 'vertex',
    covers: [],
    options: { vertexai: true, project: 'p', location: 'evil.example/', googleAuthOptions },
    differs: { as: 'no-credentials-to-strange-hosts', ours: { requests: [], error: { name: 'ConfigurationError' } } },
  },
  {
    title: 'a base URL without encryption beyond this machine',
    on: 'gemini',
    covers: [],
    http: { baseUrl: 'http://proxy.example' },
    differs: { as: 'no-credentials-to-strange-hosts', ours: { requests: [], error: { name: 'ConfigurationError' } } },
  },
];
