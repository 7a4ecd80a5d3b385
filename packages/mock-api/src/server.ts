export type { Patience } from './server/patience.ts';
export { serve, type MockServer, type ServeOptions } from './server/serve.ts';
