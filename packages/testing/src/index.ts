export { goOffline } from './go-offline.ts';
export { offlineEnvironment, type OfflineEnvironmentOptions } from './offline-environment.ts';
export { openTestCloud, type TestCloud } from './open-test-cloud.ts';
export { createTestClient } from './test-client.ts';
export { waitingClock } from './waiting-clock.ts';
