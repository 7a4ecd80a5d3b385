import type { RowKey } from '../row-key.ts';
import { rowRoute, type RowRouteOptions } from '../row-route.ts';
import type { LineSource, OpenLines, OpenQuery } from './check-source.ts';
import { LineCheck } from './line-check.ts';
import type { CheckSummary, LineFinding } from './line-finding.ts';
import type { ServiceLimits } from './service-limits.ts';

export interface CheckLinesOptions extends RowRouteOptions {
  /** @default what the documentation states for the model's family; see `ServiceLimits` */
  readonly limits?: ServiceLimits | undefined;
  /** Where a line has its key. @default `genai_batch_key`, `custom_id`, `key` */
  readonly key?: RowKey | undefined;
  /** Where the job is to run, e.g. `us-central1`: a table that is elsewhere is a finding. @default the client's */
  readonly location?: string | undefined;
  /** Findings of one kind at one place that are shown; all are counted. @default 5 */
  readonly maxExamples?: number | undefined;
  /** Ends the check. */
  readonly abortSignal?: AbortSignal | undefined;
  /** Opens a source that is a string. @default paths of this machine, `gs://…` and `bq://…` */
  readonly open?: OpenLines | undefined;
  /** Runs a source that is a query. @default in BigQuery, with the login and the project that Application Default Credentials find */
  readonly openQuery?: OpenQuery | undefined;
}

/**
 * Checks lines before they cost money: what the service would refuse, fail, or take no notice of, with the place and
 * what to do. Bad lines are findings, never errors; memory is bounded, whatever the size.
 *
 * @throws ConfigurationError when the model's name does not tell the form of its lines; pass `family`.
 * @throws what reading the source throws (a path that does not exist …), from the loop.
 */
export function checkLines(source: LineSource, options: CheckLinesOptions): LineCheck {
  const route = rowRoute(options);
  return new LineCheck(run());

  async function* run(): AsyncGenerator<LineFinding, CheckSummary> {
    // The tables of what the services take are large: who checks nothing does not load them.
    const [{ LineChecker }, { filesOf }, { openLinesWith, openQueryWith }] = await Promise.all([
      import('./line-checker.ts'),
      import('./check-source.ts'),
      import('./open-lines.ts'),
    ]);
    const { open = openLinesWith(), openQuery = openQueryWith(), abortSignal } = options;
    const files = filesOf(source, { route, open, openQuery, abortSignal });
    return yield* new LineChecker(route, options).run(files);
  }
}
