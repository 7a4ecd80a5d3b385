import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { checkKeyField, checkReservedNames, type LineRules, sayTo, type Say } from '../../line-rules.ts';
import { describe } from '../../messages/check-message.ts';
import type { RowRoute } from '../../row-route.ts';
import { checkRequest } from './check-request.ts';
import { GENERATION_CONFIG } from './types/generation-config.ts';
import { GENERATE_CONTENT_REQUEST } from './types/request.ts';

/** Names of the service's own output. https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/batch-prediction-from-bigquery */
const RESERVED = ['response', 'status', 'processed_time'];

export function geminiRules({ backend, carrier }: RowRoute): LineRules {
  const consequence = backend === 'vertex' ? 'row fails' : 'refused at create';
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, consequence);
      const { request } = line;
      if (isJsonObject(request)) {
        checkRequest(request, backend, consequence, report, ['request']);
        checkModel(request, backend, say);
      } else if (request !== undefined && request !== null) {
        say('wrong-type', ['request'], `is ${describe(request)}, where an object is expected`, 'Give { contents, … }.');
      } else checkWithoutRequest(line, say);
      if (carrier === 'inline') return;
      if (backend === 'vertex') checkTopLevel(line, say);
      else checkGeminiTopLevel(line, say);
    },
  };
}

function checkModel(request: JsonObject, backend: string, say: Say): void {
  if (backend === 'gemini' || (request['model'] ?? null) === null) return;
  const problem = 'the model is the job’s, and the row’s is not read';
  say('misplaced-field', ['request', 'model'], problem, 'Leave it out.', {
    severity: 'warning',
    consequence: 'ignored',
  });
}

function checkWithoutRequest(line: JsonObject, say: Say): void {
  const isBare = 'contents' in line;
  const advice = isBare ? 'Put contents, and what belongs to it, into request.' : 'Give request: { contents: […] }.';
  say('missing-field', ['request'], 'the line has no request', advice);
}

function checkTopLevel(line: JsonObject, say: Say): void {
  checkReservedNames(line, RESERVED, say);
  let scalars = 0;
  for (const [name, value] of Object.entries(line)) {
    if (name === 'request' || RESERVED.includes(name) || value === null) continue;
    if (MISPLACED.has(name)) sayMisplaced(name, say);
    else if (typeof value === 'object') {
      const problem = `${Array.isArray(value) ? 'a list' : 'an object'} beside the request does not come back as it was`;
      const advice = 'Write it as a string of JSON.';
      say('wrong-type', [name], problem, advice, { severity: 'warning', consequence: 'ignored' });
    } else if (value !== '') scalars += 1;
  }
  if (scalars > 0) return;
  say(
    'missing-key',
    [],
    'the line has no field by which its result could be told from others',
    'Add one beside request, e.g. "custom_id".',
    {
      severity: 'warning',
      consequence: 'cannot be matched',
    },
  );
}

function checkGeminiTopLevel(line: JsonObject, say: Say): void {
  checkKeyField(line, 'key', say, 'warning');
  for (const name of Object.keys(line)) {
    if (name === 'key' || name === 'request') continue;
    if (MISPLACED.has(name)) sayMisplaced(name, say);
    else {
      const isKey = name === 'custom_id' && line['key'] === undefined;
      const advice = isKey
        ? 'The key of a line is named key: rename it. batches.create does so with rows of a program.'
        : 'A line has key and request: leave it out.';
      say('unknown-field', [name], `${name} is not a field of a line`, advice, {
        severity: 'warning',
        consequence: 'ignored',
      });
    }
  }
}

/** The service takes no notice of what belongs into the request and stands beside it. */
const MISPLACED: ReadonlySet<string> = new Set(
  ['config', ...GENERATION_CONFIG.members.keys(), ...GENERATE_CONTENT_REQUEST.members.keys()].filter(
    // A note of the caller's, as likely as not.
    (name) => name !== 'model',
  ),
);

function sayMisplaced(name: string, say: Say): void {
  const advice =
    name === 'config' || GENERATION_CONFIG.members.has(name)
      ? 'Put it into request.generationConfig.'
      : 'Put it into request.';
  say('misplaced-field', [name], `${name} beside the request is not read`, advice, { consequence: 'ignored' });
}
