export type { JobSubject } from './matchers/judged-job.ts';
export { type CloudMatchers, matchers } from './matchers/matchers.ts';
export { type ExpectedFailure, toHaveFailedWith } from './matchers/to-have-failed-with.ts';
export { type ExpectedRequest, toHaveReceivedRequest } from './matchers/to-have-received-request.ts';
export { toHaveSucceeded } from './matchers/to-have-succeeded.ts';
export { toHaveVisited } from './matchers/to-have-visited.ts';
export { assertPassed, type Verdict } from './matchers/verdict.ts';
