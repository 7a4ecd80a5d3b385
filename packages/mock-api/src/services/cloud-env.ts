import type { MockCloud } from '../model/mock-cloud.ts';

/** What every route finds in its context: the cloud that the call is for. */
export type CloudEnv = {
  Bindings: {
    cloud: MockCloud;
    /** The headers as they came, names and values in turn, where a server has them so. */
    rawHeaders?: readonly string[];
  };
};
