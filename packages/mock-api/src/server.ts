export { serve, type MockServer, type ServeOptions } from './server/serve.ts';
