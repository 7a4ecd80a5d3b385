import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockCloud, type JournalEntry, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { vi } from 'vitest';
import type { DoorKind } from '../doors/open-door.ts';
import type { AnyClient, ClientKind } from './clients.ts';

export type Job = Awaited<ReturnType<AnyClient['batches']['get']>>;
export type Line = Record<string, unknown>;

const ended = /SUCCEEDED|FAILED|CANCELLED|EXPIRED/;

/** Where a scenario plays: a cloud of its own, and a client that calls it. */
export class Stage {
  readonly cloud: MockCloud;
  readonly client: ClientKind;

  constructor(cloud: MockCloud, client: ClientKind) {
    this.cloud = cloud;
    this.client = client;
  }

  /** Polls a job to its end, without a pause. @returns every state it was seen in, and how it stood at last */
  async follow(client: AnyClient, { name }: { name?: string | undefined }): Promise<{ states: string[]; job: Job }> {
    const states: string[] = [];
    for (let look = 0; look < 12; look += 1) {
      const job = await client.batches.get({ name: String(name) });
      states.push(String(job.state));
      if (ended.test(String(job.state))) return { states, job };
    }
    throw new Error(`${name} has not ended: ${states.join(', ')}`);
  }

  /** Puts rows into a bucket; texts are lines as they are. @returns the URI */
  input(rows: readonly unknown[], name: string = 'rows.jsonl'): Promise<string> {
    return this.cloud.bucket('inputs').put(name, rows);
  }

  /** Every line that a job on Vertex AI has written, sorted by its text. */
  async output({ outputInfo }: Job): Promise<Line[]> {
    const [, bucket = '', prefix = ''] = /^gs:\/\/([^/]+)\/(.*)$/.exec(outputInfo?.gcsOutputDirectory ?? '') ?? [];
    const names = await this.cloud.bucket(bucket).list(prefix);
    const texts = await Promise.all(names.map((name) => this.cloud.bucket(bucket).text(name)));
    return linesOf(texts.join(''));
  }

  /** The lines of a file of the Gemini API, downloaded by the client, sorted by their text. */
  async download(client: AnyClient, file: string): Promise<Line[]> {
    const folder = await mkdtemp(join(tmpdir(), 'contract-'));
    try {
      const downloadPath = join(folder, 'answers.jsonl');
      await client.files.download({ file, downloadPath });
      // The official client returns before the file is written.
      const text = await vi.waitFor(async () => {
        const written = await readFile(downloadPath, 'utf8');
        if (!written.endsWith('\n')) throw new Error(`${file} is not downloaded yet`);
        return written;
      });
      return linesOf(text);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** What the services of batch jobs were asked: the same, byte for byte, whoever asks. */
  requests(): unknown[] {
    return ['vertex', 'gemini'].flatMap((operation) => this.cloud.journal.requests({ operation }).map(essence));
  }
}

/** Opens a door into a new cloud for as long as `play` takes. */
export async function onStage<Result>(
  door: DoorKind,
  client: ClientKind,
  options: MockCloudOptions | undefined,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const cloud = createMockCloud({ seed: 7, ...options });
  const open = await door.open(cloud);
  try {
    return await play(new Stage(cloud, client));
  } finally {
    await open.close();
    await cloud.close();
  }
}

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter(Boolean)
    .toSorted()
    .map((line) => JSON.parse(line) as Line);
}

function essence({ method, url, body, status, headers }: JournalEntry): unknown {
  const { pathname, search } = new URL(url);
  // An upload goes by a secret, which is another each time.
  const query = search.replace(/(?<=upload_id=)[^&]+/, '*');
  return { method, path: pathname + query, body, status, contentType: headers['content-type'] };
}
