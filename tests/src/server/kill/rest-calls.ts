/** Calls of a server as clients make them; all that are not answered with success throw. */
export class RestCalls {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async putObject(name: string, text: string, bucket = BUCKET): Promise<void> {
    await this.send('POST', `/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${encodeURIComponent(name)}`, text);
  }

  /** In two chunks, by a session. */
  async putResumable(name: string, text: string): Promise<void> {
    const path = `/upload/storage/v1/b/${BUCKET}/o?uploadType=resumable&name=${encodeURIComponent(name)}`;
    const address = (await this.send('POST', path)).headers.get('location') ?? '';
    const half = Math.min(262_144, text.length - 1);
    const range = (from: number, to: number): Record<string, string> => ({
      'content-range': `bytes ${from}-${to - 1}/${to === text.length ? to : '*'}`,
    });
    await this.send('PUT', address, text.slice(0, half), range(0, half));
    await this.send('PUT', address, text.slice(half), range(half, text.length));
  }

  async deleteObject(name: string): Promise<void> {
    await this.send('DELETE', `/storage/v1/b/${BUCKET}/o/${encodeURIComponent(name)}`);
  }

  /** Undefined when it is not there. */
  async object(name: string, bucket = BUCKET): Promise<string | undefined> {
    const answer = await fetch(`${this.#url}/storage/v1/b/${bucket}/o/${encodeURIComponent(name)}?alt=media`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`${answer.status} for ${name}: ${await answer.text()}`);
    return answer.text();
  }

  async objects(bucket = BUCKET, prefix = ''): Promise<string[]> {
    const names: string[] = [];
    let pageToken = '';
    do {
      const query = `prefix=${encodeURIComponent(prefix)}&pageToken=${pageToken}`;
      const answer = await this.send('GET', `/storage/v1/b/${bucket}/o?${query}`);
      const page = (await answer.json()) as { items?: { name: string }[]; nextPageToken?: string };
      names.push(...(page.items ?? []).map(({ name }) => name));
      pageToken = page.nextPageToken ?? '';
    } while (pageToken !== '');
    return names;
  }

  /** @returns its name */
  async createJob(input: string): Promise<string> {
    const body = {
      displayName: 'a job',
      model: 'publishers/google/models/gemini-2.5-flash',
      inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: [`gs://${BUCKET}/${input}`] } },
      outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://results/out' } },
    };
    return ((await this.#json('POST', JOBS, body)) as { name: string }).name;
  }

  async job(name: string): Promise<Job> {
    return (await this.#json('GET', `/v1/${name}`)) as Job;
  }

  /** @param hook Whom to tell of its end. */
  async createBatch(texts: readonly string[], hook: string): Promise<string> {
    const requests = texts.map((text) => ({ request: { contents: [{ parts: [{ text }] }] }, metadata: { key: text } }));
    const batch = { displayName: 'a batch', inputConfig: { requests: { requests } }, webhookConfig: { uris: [hook] } };
    const path = '/v1beta/models/gemini-2.5-flash:batchGenerateContent?key=k';
    return ((await this.#json('POST', path, { batch })) as { name: string }).name;
  }

  async batch(name: string): Promise<Batch> {
    return (await this.#json('GET', `/v1beta/${name}?key=k`)) as Batch;
  }

  async makeDataset(): Promise<void> {
    await this.#json('POST', `${BIGQUERY}/datasets`, { datasetReference: { datasetId: 'kept' } });
  }

  async makeTable(tableId: string): Promise<void> {
    await this.#json('POST', TABLES, {
      tableReference: { ...KEPT, tableId },
      schema: { fields: [{ name: 'id', type: 'STRING' }] },
    });
  }

  async insertRow(id: string): Promise<void> {
    await this.#json('POST', `${TABLES}/rows/insertAll`, { rows: [{ json: { id } }] });
  }

  async rows(tableId: string): Promise<string[]> {
    const path = `${TABLES}/${tableId}/data?maxResults=100000`;
    const page = (await this.#json('GET', path)) as { rows?: { f: { v: string }[] }[] };
    return (page.rows ?? []).map(({ f }) => f[0]?.v ?? '');
  }

  async rowCount(tableId: string): Promise<number> {
    const page = (await this.#json('GET', `${TABLES}/${tableId}/data?maxResults=0`)) as { totalRows: string };
    return Number(page.totalRows);
  }

  async createLoadJob(jobId: string, uri: string, tableId: string): Promise<void> {
    const load = {
      sourceUris: [uri],
      destinationTable: { ...KEPT, tableId },
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
    };
    await this.#json('POST', `${BIGQUERY}/jobs`, { jobReference: { jobId }, configuration: { load } });
  }

  /** Waits for a job of BigQuery. @returns Whether it is there. @throws Error when it has failed */
  async loadJob(jobId: string): Promise<boolean> {
    const answer = await fetch(`${this.#url}${BIGQUERY}/jobs/${jobId}`);
    if (answer.status === 404) return false;
    const { status } = (await answer.json()) as { status?: { state: string; errorResult?: { message: string } } };
    if (status?.state === 'DONE' && !status.errorResult) return true;
    throw new Error(`${jobId} is ${status?.state}: ${status?.errorResult?.message}`);
  }

  /** @param path Of this server, or an address that was given by it. */
  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const url = new URL(path, this.#url);
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    if (answer.ok || answer.status === 308) return answer;
    throw new Error(`${method} ${url.pathname} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }

  async #json(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };
    return (await this.send(method, path, body && JSON.stringify(body), headers)).json();
  }
}

/** A job as the service tells of it. */
export interface Job {
  readonly state: string;
  readonly error?: { readonly message: string };
  readonly outputInfo?: { readonly gcsOutputDirectory: string };
}

/** An operation of the Gemini API. */
export interface Batch {
  readonly done?: boolean;
  readonly metadata: { readonly state: string };
  readonly response?: { readonly inlinedResponses?: { readonly inlinedResponses: readonly unknown[] } };
}

export const BUCKET = 'kept-objects';
const JOBS = '/v1/projects/mock-project/locations/us-central1/batchPredictionJobs';
const KEPT = { projectId: 'mock-project', datasetId: 'kept' };
const BIGQUERY = '/bigquery/v2/projects/mock-project';
const TABLES = `${BIGQUERY}/datasets/kept/tables`;
