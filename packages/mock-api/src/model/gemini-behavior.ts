import { defaultGeminiQuota, quotaChecks, type GeminiQuota } from './gemini-quota.ts';
import { checkOptions, type ChecksOf } from './options/check-options.ts';
import { anything, flag, oneOf, wholeFrom } from './options/checks.ts';

/**
 * Where the Gemini API was seen to differ from its documents, or where nobody has written down what it does. The defaults
 * are what is documented, was recorded, or is likeliest.
 */
export interface GeminiBehavior {
  /** Whether inlined responses have the `metadata` of their requests. Users have seen them without. @default true */
  readonly metadataEcho: boolean;
  /** The order of inlined responses: that of the requests, as documented, or any, as users have seen it in large batches. @default 'input' */
  readonly inlineOrder: 'input' | 'shuffle';
  /** Lines of an input file that are a request themselves, without `key`: one of Google's samples has them. @default 'accept' */
  readonly bareLines: 'accept' | 'refuse';
  /** Whether a batch shows the `webhookConfig` that it was created with. @default true */
  readonly webhookConfigEcho: boolean;
  /** Whether each page of a list is preceded by one without items, but for the first. @default false */
  readonly emptyPages: boolean;
  /** Batches on a page of a list, when the caller says nothing and at the most. @default 100 */
  readonly pageSize: number;
  /** What a delete does to a batch that has not ended: the documents have it stop. @default 'stop' */
  readonly unfinishedDelete: 'stop' | 'refuse';
  /** What a project may have at a time. @default as documented, in the highest usage tier */
  readonly quota: GeminiQuota;
}

/** What is to differ from `GeminiBehavior`'s defaults; of `quota`, only what is named, but `enqueuedTokens` as a whole. */
export interface GeminiBehaviorOptions extends Partial<Omit<GeminiBehavior, 'quota'>> {
  readonly quota?: Partial<GeminiQuota>;
}

const defaults: Omit<GeminiBehavior, 'quota'> = {
  metadataEcho: true,
  inlineOrder: 'input',
  bareLines: 'accept',
  webhookConfigEcho: true,
  emptyPages: false,
  pageSize: 100,
  unfinishedDelete: 'stop',
};

const checks: ChecksOf<GeminiBehaviorOptions> = {
  metadataEcho: flag,
  inlineOrder: oneOf('input', 'shuffle'),
  bareLines: oneOf('accept', 'refuse'),
  webhookConfigEcho: flag,
  emptyPages: flag,
  pageSize: wholeFrom(1),
  unfinishedDelete: oneOf('stop', 'refuse'),
  quota: anything,
};

/** @throws RangeError, TypeError for a name or a value that makes no sense */
export function geminiBehavior(options: GeminiBehaviorOptions = {}): GeminiBehavior {
  const { quota = {}, ...given } = checkOptions(options, checks, 'gemini');
  return {
    ...defaults,
    ...given,
    quota: { ...defaultGeminiQuota, ...checkOptions<Partial<GeminiQuota>>(quota, quotaChecks, 'gemini.quota') },
  };
}
