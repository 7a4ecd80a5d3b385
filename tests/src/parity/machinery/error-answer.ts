import type { Answer } from './parity-case.ts';

/** An error as Google's services tell it. */
export const errorAnswer = (code: number, status: string): Answer => ({
  status: code,
  body: { error: { code, message: `because ${status}`, status } },
});
