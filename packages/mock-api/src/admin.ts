export { AdminError } from './admin-client/admin-error.ts';
export type { AdminOptions } from './admin-client/admin-options.ts';
export { connectAdmin } from './admin-client/connect-admin.ts';
export type {
  CloudAdmin,
  CloudHealth,
  RemoteBucket,
  RemoteDatasets,
  RemoteFiles,
  RemoteJobs,
} from './admin-client/cloud-admin.ts';
