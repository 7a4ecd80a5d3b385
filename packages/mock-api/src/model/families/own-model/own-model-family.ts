import { googleStatuses } from '../../google-status.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { ImportProblem } from '../import-problem.ts';
import { plainInstances, type InstanceConfig } from '../instance-config.ts';
import { resultsAndErrors } from '../output-layout.ts';
import { RowFailure } from '../row-failure.ts';
import { asId, rowId } from '../row-id.ts';
import type { JobRows, RowContext, RowFamily } from '../row-family.ts';
import { fieldOf, type Instance, toInstance } from './instance.ts';

/**
 * Models of one's own. Rows arrive as `{"instance":…}`, whatever the input's format; out go
 * `{"instance":…,"prediction":…}`, or `{"key":…,"prediction":…}`, and `error` in place of `prediction`, in an object apart.
 */
export const ownModelFamily: RowFamily = {
  payload: 'instance',
  reservedNames: [],
  instancesFormats: ['jsonl', 'csv', 'tf-record', 'tf-record-gzip', 'file-list'],
  layout: resultsAndErrors,
  openJob: ({ instances = plainInstances, parameters }) => new OwnModelRows(instances, parameters),
};

/** Whether models of this family are sent instances, which an input's rows are first made into. */
export function takesInstances(family: RowFamily): boolean {
  return family === ownModelFamily;
}

class OwnModelRows implements JobRows {
  readonly #config: InstanceConfig;
  readonly #parameters: unknown;

  constructor(config: InstanceConfig, parameters: unknown) {
    this.#config = config;
    this.#parameters = parameters;
  }

  check({ instance }: JsonObject): void {
    const { format, instanceType, includedFields } = this.#config;
    if (format !== 'jsonl' || instanceType !== 'array' || includedFields.length > 0 || !isJsonObject(instance)) return;
    throw new ImportProblem(
      'instance_config.included_fields must say the order of fields, to make arrays of instances that are objects',
    );
  }

  async answer(row: JsonObject, { ask }: RowContext): Promise<JsonObject> {
    const { missingFile } = row;
    if (typeof missingFile === 'string') throw new RowFailure('NOT_FOUND', `The file ${missingFile} does not exist.`);
    const instance = toInstance(row, this.#config);
    const prediction = await this.#predict(instance.value, ask);
    return { ...shown(instance), prediction };
  }

  failed(row: JsonObject, { status, message }: RowFailure): JsonObject {
    return { ...this.#shownFailed(row), error: { code: googleStatuses[status].grpc, message } };
  }

  idOf(row: JsonObject): string | undefined {
    const { keyField } = this.#config;
    return keyField === undefined ? rowId(row['instance']) : asId(fieldOf(row, keyField));
  }

  underIdOf({ prediction, error }: JsonObject, other: JsonObject): JsonObject {
    if (error !== undefined) return { ...this.#shownFailed(other), error };
    try {
      return { ...shown(toInstance(other, this.#config)), prediction };
    } catch (problem) {
      if (!(problem instanceof RowFailure)) throw problem;
      return { ...this.#shownFailed(other), prediction };
    }
  }

  #shownFailed(row: JsonObject): JsonObject {
    const { keyField } = this.#config;
    const key = keyField === undefined ? undefined : fieldOf(row, keyField);
    return key === undefined ? { instance: row['missingFile'] ?? row['instance'] } : { key };
  }

  /** A container that fails is asked again a few times, and then given up. */
  async #predict(instance: unknown, ask: RowContext['ask']): Promise<unknown> {
    try {
      return (await ask.predict({ instance, parameters: this.#parameters })) ?? null;
    } catch (error) {
      if (error instanceof RowFailure) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new RowFailure(
        'INTERNAL',
        `Post request fails. Cannot get predictions. Error: Exceeded retries: Non-OK result 500 (${reason}).`,
      );
    }
  }
}

/** What of a row stands beside its prediction. */
function shown({ value, key, beside }: Instance): JsonObject {
  return { ...beside, ...(key === undefined ? { instance: value } : { key }) };
}
