/** The two services. */
export type Backend = 'vertex' | 'gemini';
