import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import dns from 'node:dns';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent, get as httpsGet, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bypass, http, HttpResponse } from 'msw';
import { NetworkReadyState } from 'msw/experimental';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, test } from 'vitest';
import { cloudContext } from './doors/current-cloud.ts';
import type { MockCloud } from './model/mock-cloud.ts';
import { cloudHandlers, intercept, type Door } from './msw.ts';
import { networkRules } from './offline/rules.ts';
import { readablePredictors } from './predictors/predictors.ts';

/** A cloud that answers each call with its own name and what it was asked. */
const echoCloud = (name: string, ...owned: string[]): MockCloud => {
  const cloud: Pick<MockCloud, 'name' | 'owns' | 'run' | 'fetch' | 'predictors'> = {
    name,
    predictors: readablePredictors,
    owns: ({ kind, value }) => owned.includes(`${kind}:${value}`),
    run: (task) => cloudContext.run(cloud as MockCloud, task),
    fetch: async (input) => {
      const request = input as Request;
      return Response.json({ cloud: name, method: request.method, url: request.url });
    },
  };
  return cloud as MockCloud;
};

const doors: Door[] = [];
const open = async (...given: Parameters<typeof intercept>): Promise<Door> => {
  const door = await intercept(...given);
  doors.push(door);
  return door;
};
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
});

const object = 'https://storage.googleapis.com/storage/v1/b/in/o/rows.jsonl';
const fetched = async (address: string, init?: RequestInit): Promise<unknown> => (await fetch(address, init)).json();
const got = async (get: typeof httpGet, address: string): Promise<unknown> => {
  const [response] = (await once(get(address), 'response')) as [IncomingMessage];
  return JSON.parse(await text(response));
};
const causeOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'an answer',
    (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)),
  );

describe('one cloud', () => {
  test('answers fetch, http and https, with address and escapes as they were sent', async () => {
    await open(echoCloud('a'));
    const address = 'https://storage.googleapis.com:8443/storage/v1/b/in/o/a%2Fb//c?alt=media&x=%20';
    expect(await fetched(address)).toEqual({ cloud: 'a', method: 'GET', url: address });
    expect(await got(httpsGet, address)).toMatchObject({ url: address });
    const metadata = 'http://metadata.google.internal./computeMetadata/v1/instance';
    expect(await got(httpGet, metadata)).toMatchObject({ url: metadata });
  });

  test('answers a call that MSW was told to bypass', async () => {
    await open(echoCloud('a'));
    expect(await (await fetch(bypass(object))).json()).toMatchObject({ cloud: 'a' });
  });

  test('is left with the last door, and answers no more after it', async () => {
    const before = globalThis.fetch;
    const cloud = echoCloud('a');
    const [first, second] = [await open(cloud), await open(cloud)];
    await first.close();
    await first.close();
    expect(await fetched(object)).toMatchObject({ cloud: 'a' });
    await second[Symbol.asyncDispose]();
    expect(globalThis.fetch).toBe(before);
  });

  test('gets an upload as it was written, however it was written, one after the other on one connection', async () => {
    const cloud: MockCloud = {
      ...echoCloud('a'),
      fetch: async (request) => new Response(await (request as Request).arrayBuffer()),
    };
    await open(cloud);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = 0; round < 3; round += 1) {
      const upload = httpsRequest(object, { method: 'PUT', agent });
      const answer = once(upload, 'response') as Promise<[IncomingMessage]>;
      upload.write('first ');
      await new Promise(setImmediate);
      upload.cork();
      upload.write('7365636f6e6420', 'hex');
      upload.write(Buffer.from('third '));
      upload.uncork();
      await new Promise(setImmediate);
      upload.end(`é ${round}`, 'latin1');
      const [response] = await answer;
      expect((await buffer(response)).toString('latin1')).toBe(`first second third é ${round}`);
    }
    agent.destroy();
  });

  test('holds no part of an upload whose bytes it throws away', async () => {
    const megabyte = 1024 * 1024;
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const heldBytes = (): number => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const before = heldBytes();
    let mostHeldBytes = 0;
    const cloud: MockCloud = {
      ...echoCloud('a'),
      fetch: async (request) => {
        let bytes = 0;
        for await (const chunk of (request as Request).body ?? []) {
          const passesMark = Math.floor((bytes + chunk.byteLength) / megabyte / 20) > Math.floor(bytes / megabyte / 20);
          bytes += chunk.byteLength;
          if (passesMark) mostHeldBytes = Math.max(mostHeldBytes, heldBytes() - before);
        }
        return Response.json({ bytes });
      },
    };
    await open(cloud);
    const upload = httpsRequest(object, { method: 'POST' });
    const answer = once(upload, 'response') as Promise<[IncomingMessage]>;
    for (let sent = 0; sent < 200; sent += 1) {
      if (!upload.write(Buffer.alloc(megabyte))) await once(upload, 'drain');
    }
    upload.end();
    const [response] = await answer;
    expect(JSON.parse(await text(response))).toEqual({ bytes: 200 * megabyte });
    expect(mostHeldBytes).toBeGreaterThan(0);
    expect(mostHeldBytes / megabyte).toBeLessThan(100);
  });
});

describe('several clouds at once', () => {
  test('each get the calls that are made on their behalf', async () => {
    const clouds = Array.from({ length: 8 }, (_, index) => echoCloud(`cloud-${index}`, 'bucket:in', 'project:same'));
    for (const cloud of clouds) await open(cloud);
    const rounds = clouds.flatMap((cloud) => Array.from({ length: 5 }, () => cloud));
    const answers = await Promise.all(
      rounds.map((cloud, index) =>
        cloud.run(async () => {
          await new Promise(setImmediate);
          return index % 2 === 0 ? fetched(object) : got(httpsGet, object);
        }),
      ),
    );
    expect(answers.map((answer) => (answer as { cloud: string }).cloud)).toEqual(rounds.map(({ name }) => name));
  });

  test('are told apart by project, and a call that names none is refused with an answer that says why', async () => {
    await open(echoCloud('a', 'project:alpha'));
    await open(echoCloud('b', 'project:beta'));
    expect(await fetched('https://aiplatform.googleapis.com/v1/projects/beta/locations/global/x')).toMatchObject({
      cloud: 'b',
    });
    const response = await fetch(object);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('2 clouds are open ("a", "b")') },
    });
  });

  test('a call is refused while no cloud is open', async () => {
    await open([]);
    expect(await fetched(object)).toMatchObject({ error: { message: expect.stringContaining('no cloud is open') } });
  });
});

describe('the rest of the network', () => {
  test.for<[title: string, address: string, init: RequestInit, target: string]>([
    ['a page', 'https://example.com/v1/thing?key=secret', {}, 'GET https://example.com/v1/thing'],
    ['a file', 'https://example.com/rows.json', {}, 'GET https://example.com/rows.json'],
    ['a post', 'http://192.0.2.1:81/x', { method: 'POST', body: 'x' }, 'POST http://192.0.2.1:81/x'],
    [
      'a call marked to bypass MSW',
      'https://example.com/x',
      { headers: { accept: 'msw/passthrough, text/html' } },
      'GET https://example.com/x',
    ],
    ['another service of Google', 'https://pubsub.googleapis.com/v1/x', {}, 'GET https://pubsub.googleapis.com/v1/x'],
  ])('is refused and named: %s', async ([, address, init, target]) => {
    const door = await open(echoCloud('a'));
    expect(await causeOf(fetch(address, init))).toBe(`offline: blocked ${target}`);
    expect(door.blocked.map((call) => call.target)).toEqual([target]);
  });

  test('is refused to node:https', async () => {
    await open(echoCloud('a'));
    const [error] = (await once(httpsGet('https://example.com/x'), 'error')) as [Error];
    expect(error.message).toBe('offline: blocked GET https://example.com/x');
  });

  test('is refused to a websocket', async () => {
    const door = await open(echoCloud('a'));
    const socket = new WebSocket('wss://example.com/live?key=secret');
    const seen: string[] = [];
    for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => seen.push(type));
    await once(socket, 'error');
    expect(seen).toEqual(['close', 'error']);
    expect(door.blocked).toMatchObject([{ kind: 'websocket', target: 'wss://example.com/live' }]);
  });

  test('stays open on this machine', async () => {
    const door = await open(echoCloud('a'));
    const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const response = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/rows.json`);
    expect(await response.text()).toBe('hello');
    expect(door.blocked).toEqual([]);
    server.close();
  });

  test('stays closed to a client that goes past MSW, and Google’s hosts do even when the network is open', async () => {
    const door = await open(echoCloud('a'), { network: 'allow' });
    await expect(dns.promises.lookup('storage.googleapis.com')).rejects.toThrow(
      /^offline: blocked lookup of storage\.googleapis\.com: the call went past the mock cloud/,
    );
    expect(door.blocked).toHaveLength(1);
  });

  test('a blocked call is told to the door of the cloud that made it, and to every door when nobody knows whose it is', async () => {
    const [a, b] = [echoCloud('a'), echoCloud('b')];
    const [doorA, doorB] = [await open(a), await open(b)];
    await a.run(() => causeOf(fetch('https://example.com/a')));
    await causeOf(fetch('https://example.com/nobody'));
    expect(doorA.blocked.map(({ target }) => target)).toEqual([
      'GET https://example.com/a',
      'GET https://example.com/nobody',
    ]);
    expect(doorB.blocked.map(({ target }) => target)).toEqual(['GET https://example.com/nobody']);
  });
});

describe('beside another MSW server', () => {
  const other = setupServer(http.get('https://example.com/', () => HttpResponse.text('other')));
  afterEach(() => {
    if (other.readyState === NetworkReadyState.ENABLED) other.close();
  });

  test('one that listens already stops the door from opening, and is named', async () => {
    other.listen();
    await expect(open(echoCloud('a'))).rejects.toThrow(
      /another MSW server is listening in this process.*cloudHandlers/s,
    );
    expect(await (await fetch('https://example.com/')).text()).toBe('other');
  });

  test('one that listens later fails, says why, and takes no call', async () => {
    const door = await open(echoCloud('a'));
    expect(() => other.listen()).toThrow(/mock cloud intercepts the calls of this process.*cloudHandlers/s);
    expect(await fetched(object)).toMatchObject({ cloud: 'a' });
    expect(await causeOf(fetch('https://example.com/'))).toBe('offline: blocked GET https://example.com/');
    expect(door.blocked).toHaveLength(1);
  });

  test('one that closes later does not open the network', async () => {
    const door = await open(echoCloud('a'));
    expect(() => other.listen()).toThrow('Cannot listen');
    other.close();
    expect(await fetched(object)).toMatchObject({ cloud: 'a' });
    expect(await causeOf(fetch('https://example.com/'))).toBe('offline: blocked GET https://example.com/');
    await door.close();
    other.listen();
    expect(await (await fetch('https://example.com/')).text()).toBe('other');
  });

  test('one that has closed is no hindrance', async () => {
    other.listen();
    other.close();
    await open(echoCloud('a'));
    expect(await fetched(object)).toMatchObject({ cloud: 'a' });
  });

  test('the cloud can be mounted in it', async () => {
    const [a, b] = [echoCloud('a', 'project:alpha'), echoCloud('b', 'project:beta')];
    const own = setupServer(
      ...(await cloudHandlers(a, b)),
      http.get('https://example.com/', () => HttpResponse.text('own')),
    );
    own.listen({ onUnhandledFrame: 'error' });
    try {
      expect(await fetched('https://aiplatform.googleapis.com/v1/projects/beta/x')).toMatchObject({ cloud: 'b' });
      expect(await (await fetch('https://example.com/')).text()).toBe('own');
    } finally {
      own.close();
    }
  });
});

test('says what to install when msw is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-msw-'));
  try {
    cpSync(import.meta.dirname, folder, { recursive: true });
    const script = `const { intercept } = await import('./msw.ts'); await intercept([]).catch((error) => console.log(error.message))`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
    expect(child.stdout).toContain('npm install --save-dev msw');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('a cloud whose rows a model elsewhere answers', () => {
  const asking = (upstreamHost: string): MockCloud => ({
    ...echoCloud('a'),
    predictors: { ...readablePredictors, upstreamHost },
  });

  test('lets calls to that host through, and to no other', async () => {
    await open(asking('models.test'));
    const allowed = (host: string): boolean => [...networkRules].every((rule) => rule.allowsName(host));
    expect([allowed('models.test'), allowed('other.test')]).toEqual([true, false]);
  });

  test('cannot ask one of the hosts that it answers for', async () => {
    await expect(intercept(asking('generativelanguage.googleapis.com'))).rejects.toThrow('use a server for this cloud');
  });
});

test('an option that there is not opens no door', async () => {
  const cloud = echoCloud('one');
  await expect(open(cloud, { alow: ['example.com'] } as object)).rejects.toThrow(
    'intercept has no option alow. Did you mean allow? It has network, allow.',
  );
  await expect(open(cloud, { network: 'deny' as 'refuse' })).rejects.toThrow('network is refuse or allow, not');
});
