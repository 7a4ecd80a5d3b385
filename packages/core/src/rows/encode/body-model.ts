import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { formatPath, type JsonPath } from '../json-path.ts';
import type { RowRoute } from '../row-route.ts';
import { sameModel } from '../same-model.ts';

/** A row that names a model other than the job's is a mistake: the job's answers. */
export function refuseOtherModel(model: unknown, path: JsonPath, route: RowRoute): void {
  if (model === undefined || model === null || sameModel(model, route.model)) return;
  throw new InvalidArgumentError(
    `${formatPath(path)}: is ${JSON.stringify(model)}, and all rows go to the job's model, ` +
      `${JSON.stringify(route.model)}. Leave it out, or make another job.`,
  );
}
