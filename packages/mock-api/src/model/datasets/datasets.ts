import { jobId } from '../jobs/job-ids.ts';
import { readLines } from '../json-lines.ts';
import type { Content } from '../objects/content.ts';
import type { ContentWriter } from '../objects/content-writer.ts';
import { projectNumber } from '../project-number.ts';
import type { SeededRandom } from '../seeded-random.ts';
import {
  contentRecord,
  forgetfulKeeper,
  type ContentRecord,
  type StateKeeper,
  type Watched,
} from '../state/state-keeper.ts';

/** A Vertex AI multimodal dataset. */
export interface Dataset {
  /** `projects/{number}/locations/{location}/datasets/{id}` */
  readonly name: string;
  readonly displayName: string;
  /** The table below it, `bq://project.dataset.table`, if anybody said. The mock keeps the rows itself. */
  readonly bigqueryUri?: string;
}

interface Stored {
  readonly dataset: Dataset;
  readonly content: Content;
}

interface DatasetsOptions {
  /** Keeps the datasets beyond the process. @default nothing does */
  readonly keeper?: StateKeeper;
  readonly random: SeededRandom;
  readonly project: string;
  readonly location: string;
  readonly newContent: () => ContentWriter;
}

interface DatasetRecord {
  readonly dataset: Dataset;
  readonly content: ContentRecord;
}

const encoder = new TextEncoder();

/** The multimodal datasets of a cloud: named lists of rows, for batch jobs to read and write. */
export class Datasets {
  readonly #stored = new Map<string, Stored>();
  readonly #use: DatasetsOptions;

  constructor(use: DatasetsOptions) {
    this.#use = use;
    const keeper = use.keeper ?? forgetfulKeeper;
    for (const [name, { dataset, content }] of keeper.records<DatasetRecord>('dataset')) {
      this.#stored.set(name, { dataset, content: keeper.content(content) });
    }
    keeper.watch('dataset', () => this.#watched());
  }

  /**
   * Makes a dataset, or replaces it.
   *
   * @param name `projects/{id or number}/locations/{location}/datasets/{id}`, or the id alone for the cloud's own project and location.
   * @returns The dataset's full name, for `vertexMultimodalDatasetSource`.
   * @throws TypeError for a name that no dataset can have
   */
  async put(name: string, rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<string> {
    const fullName = this.nameOf(name);
    const writer = this.#use.newContent();
    try {
      for await (const row of rows) await writer.write(encoder.encode(`${JSON.stringify(row)}\n`));
    } catch (error) {
      await writer.abort();
      throw error;
    }
    const { content } = await writer.finish();
    this.#stored.set(fullName, { dataset: { name: fullName, displayName: idOf(fullName) }, content });
    return fullName;
  }

  /** @throws Error when there is no such dataset, naming those that are there. */
  async rows(name: string): Promise<unknown[]> {
    const content = this.content(name);
    if (!content) {
      const names = this.list().map((dataset) => dataset.name);
      throw new Error(`There is no dataset ${name}. The cloud has ${names.join(', ') || 'none'}`);
    }
    const rows: unknown[] = [];
    for await (const { text } of readLines(content.stream())) rows.push(JSON.parse(text));
    return rows;
  }

  /**
   * @param name In either form that `put` takes.
   * @returns undefined when it is not there.
   * @throws TypeError for an empty name
   */
  get(name: string): Dataset | undefined {
    return this.#find(name)?.dataset;
  }

  /** All of them, in the order of their making. */
  list(): Dataset[] {
    return [...this.#stored.values()].map(({ dataset }) => dataset);
  }

  /** A dataset's rows as they are now, each a line of JSON; undefined when it is not there. */
  content(name: string): Content | undefined {
    return this.#find(name)?.content;
  }

  /** Makes a new dataset of lines that were written as JSON. @returns Its name. */
  add(
    facts: { project: string; location: string; displayName: string; bigqueryUri?: string },
    content: Content,
  ): string {
    const { project, location, ...rest } = facts;
    const name = fullName(project, location, jobId(this.#use.random));
    this.#stored.set(name, { dataset: { name, ...rest }, content });
    return name;
  }

  /** The full name of a dataset, be it there or not. @param name In either form that `put` takes. @throws TypeError for a name that no dataset can have */
  nameOf(name: string): string {
    const [, project, location, id] = DATASET_NAME.exec(name) ?? [];
    if (project !== undefined && location !== undefined && id !== undefined) return fullName(project, location, id);
    if (name !== '' && !name.includes('/')) return fullName(this.#use.project, this.#use.location, name);
    throw new TypeError(
      `A dataset is called projects/P/locations/L/datasets/ID, or ID alone, not ${JSON.stringify(name)}`,
    );
  }

  *#watched(): Generator<Watched, void> {
    for (const [key, { dataset, content }] of this.#stored) {
      yield { key, version: [dataset, content], value: () => ({ dataset, content: contentRecord(content) }) };
    }
  }

  #find(name: string): Stored | undefined {
    return isDatasetName(name) || !name.includes('/') ? this.#stored.get(this.nameOf(name)) : undefined;
  }
}

const DATASET_NAME = /^projects\/([^/]+)\/locations\/([^/]+)\/datasets\/([^/]+)$/;

export function isDatasetName(name: string): boolean {
  return DATASET_NAME.test(name);
}

function fullName(project: string, location: string, id: string): string {
  return `projects/${projectNumber(project)}/locations/${location}/datasets/${id}`;
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
