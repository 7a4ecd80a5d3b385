import fc from 'fast-check';
import type { Backend } from '../machinery/backend.ts';

const anyGoodModel = fc.oneof(
  fc.constantFrom(
    'gemini-2.5-flash',
    'models/x',
    'tunedModels/x',
    'publishers/anthropic/models/claude@1',
    'projects/p/locations/l/models/9',
    'anthropic/claude-x',
  ),
  fc.stringMatching(/^[a-z0-9@_-][a-z0-9.@_-]{0,12}$/),
  fc.stringMatching(/^[a-z]{1,6}\/[a-z0-9@-]{1,8}$/),
);

/** Models, some of which are refused; three segments and more are a difference by name. */
export const anyModel: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<unknown>('a?b', 'a&b', 'a..b', '', 7) },
  { weight: 20, arbitrary: anyGoodModel },
);

/** Ids that need no escaping: others do in ours, a difference by name. */
const segment = fc.stringMatching(/^[A-Za-z0-9_~][A-Za-z0-9._~-]{0,9}$/);

/** Names of jobs, most of which are refused by one service or by both. */
export const anyJobName = (on: Backend): fc.Arbitrary<string> =>
  fc
    .oneof(
      {
        weight: 3,
        arbitrary:
          on === 'vertex'
            ? fc.nat().map((id) => `projects/p/locations/l/batchPredictionJobs/${id}`)
            : segment.map((id) => `batches/${id}`),
      },
      on === 'vertex' ? fc.nat().map(String) : segment.map((id) => `x/batches/${id}`),
      fc
        .tuple(segment, segment, segment)
        .map(([project, place, id]) => `projects/${project}/locations/${place}/batchPredictionJobs/${id}`),
      fc
        .array(fc.oneof(segment, fc.constantFrom('batches', 'projects', '')), { maxLength: 4 })
        .map((parts) => parts.join('/')),
    )
    // The recorder would take it for a list.
    .filter((name) => !name.endsWith('batches/batches'));
