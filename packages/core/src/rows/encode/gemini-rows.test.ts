import { test } from 'vitest';
import { checkWritten, FILE, GEMINI, INLINE, type WrittenRow } from './encoded-rows.test-setup.ts';

test.for<WrittenRow>([
  [
    'Gemini on Vertex AI',
    GEMINI,
    { key: 'a', contents: 'hi', config: { topK: 3, systemInstruction: 'Be brief' } },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"systemInstruction":{"parts":[{"text":"Be brief"}],"role":"user"},"generationConfig":{"topK":3}}}',
  ],
  [
    'a config with nothing in it, which could not be imported',
    GEMINI,
    { key: 'a', contents: 'hi', config: {} },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}',
  ],
  [
    'a search, in the one form that is imported',
    GEMINI,
    { key: 'a', contents: 'hi', config: { tools: [{ google_search: {} }] } },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"tools":[{"googleSearch":{"timeRangeFilter":null}}]}}',
  ],
  [
    'what only Vertex AI knows, under its names there',
    GEMINI,
    {
      key: 'a',
      contents: 'hi',
      config: {
        modelSelectionConfig: { featureSelectionPreference: 'BALANCED' },
        generationOutputConfig: { outputUriPrefix: 'gs://b/o' },
        labels: { team: 'x' },
        imageConfig: { outputMimeType: 'image/png' },
      },
    },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"labels":{"team":"x"},"outputConfig":{"outputUriPrefix":"gs://b/o"},"generationConfig":{"modelConfig":{"featureSelectionPreference":"BALANCED"},"imageConfig":{"imageOutputOptions":{"mimeType":"image/png"}}}}}',
  ],
  [
    'scalars beside the request',
    GEMINI,
    { custom_id: 'a', url: 'https://x', n: 3, request: { contents: [{ role: 'user', parts: { text: 'hi' } }] } },
    '{"genai_batch_key":"a","url":"https://x","n":3,"request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}',
  ],
  [
    'a line of a file',
    FILE,
    { key: 'a', request: { contents: [{ parts: [{ text: 'hi' }] }], generation_config: { max_output_tokens: 5 } } },
    '{"key":"a","request":{"contents":[{"parts":[{"text":"hi"}]}],"generationConfig":{"maxOutputTokens":5}}}',
  ],
  [
    'an inline row',
    INLINE,
    { model: 'gemini-2.5-flash', contents: 'hi', metadata: { team: 'x', key: 'a' } },
    '{"request":{"model":"models/gemini-2.5-flash","contents":[{"parts":[{"text":"hi"}],"role":"user"}]},"metadata":{"team":"x","key":"a"}}',
  ],
])('writes %s', (row) => checkWritten(row));
