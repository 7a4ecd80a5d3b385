import type { TextAnswer } from '../../predictors/predictor.ts';
import type { GoogleStatus } from '../google-status.ts';

/** What may befall one row on its way through a job that goes on all the same. */
export type RowFault =
  /** It is predicted, and its line is not in the output. */
  | { readonly kind: 'missing' }
  /** Its line is there twice. */
  | { readonly kind: 'doubled' }
  /** Its line has what stands beside the request of the row written before it, so that row's key. The first row keeps its own. */
  | { readonly kind: 'wrong-key' }
  /** Its line breaks off in the middle. */
  | { readonly kind: 'torn' }
  /** It fails, with a text of the service's. */
  | { readonly kind: 'failed'; readonly status: GoogleStatus; readonly message: string }
  /** The model says nothing. `reason` is in Gemini's words. @default of the prompt, for `SAFETY` */
  | { readonly kind: 'blocked'; readonly reason?: string; readonly of?: 'prompt' | 'answer' }
  /** The answer breaks off half-way, as at the token limit. */
  | { readonly kind: 'truncated' }
  /** The answer is no JSON, though JSON was asked for, and looks complete. */
  | { readonly kind: 'invalid-json' };

/** Decides what befalls the row at `index` of the output; nothing, as a rule. */
export type RowFaults = (row: { readonly index: number; readonly text: string }) => RowFault | undefined;

/** What a model says under a fault of its row. Vectors and a container's own predictions stay as they are. */
export function faultyAnswer(answer: TextAnswer, fault: RowFault | undefined): TextAnswer {
  switch (fault?.kind) {
    case 'blocked':
      return { text: '', blocked: { reason: fault.reason ?? 'SAFETY', of: fault.of ?? 'prompt' } };
    case 'truncated':
      return { text: firstHalf(answer.text), isCut: true };
    case 'invalid-json':
      return { ...answer, text: `{"answer": ${firstHalf(answer.text)}` };
    default:
      return answer;
  }
}

/** No character is cut in two. */
export function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2)).replace(/[\uD800-\uDBFF]$/, '');
}
