import { join } from 'node:path';
import { createKeptCloud, createMockCloud } from '../create-mock-cloud.ts';
import { DataFolder } from '../data/data-folder.ts';
import { putFolder } from '../data/seed-folder.ts';
import { makeFolder } from '../make-folder.ts';
import { credentialKinds } from '../credential-files/credential-kind.ts';
import { writeCredentials } from '../credential-files/write-credentials.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import type { MockCloudOptions } from '../model/mock-cloud-options.ts';
import { makeTemporaryFolder, removeLeftFolders, removeTemporaryFolder } from '../model/objects/temporary-folder.ts';
import { readAdminToken } from './admin-token.ts';
import type { ServerCommand } from './command-line.ts';
import { checkListening } from './loopback.ts';
import { optionError } from './option-error.ts';
import { serve, type MockServer } from './serve.ts';

/** Others' leftovers can wait until the first calls are answered: there may be thousands of files beside them. */
const TIDY_AFTER_MS = 1000;

/** A server with its cloud, as a command line wants them. */
export interface Started {
  readonly cloud: MockCloud;
  readonly server: MockServer;
  /** The server's, with the credentials that were asked for. */
  readonly env: Readonly<Record<string, string>>;
  /** Files of credentials that were written on request. */
  readonly written: readonly string[];
  close(this: void): Promise<void>;
}

/** @throws RangeError, FaultError for what makes no sense; Error when it cannot listen or write */
export async function start(
  command: ServerCommand,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const { port, host, allowHosts, adminTokenFile, tls, faults } = command;
  const adminToken = readAdminToken(adminTokenFile, environment);
  checkListening(host, adminToken);
  const tidying = setTimeout(removeLeftFolders, TIDY_AFTER_MS).unref();
  const cloud = openCloud(command);
  const folder = makeTemporaryFolder();
  let server: MockServer | undefined;
  async function close(): Promise<void> {
    clearTimeout(tidying);
    removeTemporaryFolder(folder);
    await server?.close();
    await cloud.close();
  }
  try {
    for (const fault of faults) cloud.faults.add(fault);
    if (command.seedData !== undefined) await seed(cloud, command.seedData);
    server = await serve(cloud, { port, host, allowHosts, adminToken, tls });
    const env = await credentialsIn(server, cloud, command, folder);
    const written = await writeAll(server, cloud, command.writeCredentials);
    return { cloud, server, env, written, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openCloud(command: ServerCommand): MockCloud {
  const { data, fsync, answering } = command;
  if (answering.record !== undefined) makeOptionFolder('--record', answering.record);
  if (data === undefined) return createMockCloud(cloudOptions(command));
  makeOptionFolder('--data', data);
  const folder = new DataFolder(data, { fsync });
  try {
    return createKeptCloud(cloudOptions(command), folder);
  } catch (error) {
    folder.close();
    throw error;
  }
}

async function seed(cloud: MockCloud, folder: string): Promise<void> {
  try {
    await putFolder(cloud, folder);
  } catch (error) {
    throw optionError('--seed-data', folder, error);
  }
}

function makeOptionFolder(option: string, folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw optionError(option, folder, error);
  }
}

function cloudOptions(command: ServerCommand): MockCloudOptions {
  const { seed, speed, clock, project, location, answering, unknownCredentials, tokenLifetimeSeconds } = command;
  return {
    ...answering,
    clock,
    ...(seed !== undefined && { seed }),
    ...(speed !== undefined && { speed }),
    ...(project !== undefined && { project }),
    ...(location !== undefined && { location }),
    credentials: {
      unknown: unknownCredentials,
      ...(tokenLifetimeSeconds !== undefined && { lifetimeSeconds: tokenLifetimeSeconds }),
    },
  };
}

async function credentialsIn(
  { env, url }: MockServer,
  cloud: MockCloud,
  { credentials: kind }: ServerCommand,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  if (kind === 'external_account_url') return env;
  const { GOOGLE_APPLICATION_CREDENTIALS: _, ...others } = env;
  const written = await writeCredentials(cloud, kind, join(folder, 'credentials'), { url });
  return { ...others, ...written.env };
}

async function writeAll({ url }: MockServer, cloud: MockCloud, folder: string | undefined): Promise<string[]> {
  if (folder === undefined) return [];
  makeOptionFolder('--write-credentials', folder);
  const files: string[] = [];
  for (const kind of credentialKinds) {
    const { file } = await writeCredentials(cloud, kind, folder, { url });
    if (file !== undefined) files.push(file);
  }
  return files;
}
