import { VERSION } from '../version.ts';

/** Who is asking, for `User-Agent` and `x-goog-api-client`: `genai-batch/0.1.0 gl-node/v22.20.0`. */
export const PRODUCT_HEADER: string = `genai-batch/${VERSION} gl-node/${globalThis.process?.version ?? 'web'}`;
