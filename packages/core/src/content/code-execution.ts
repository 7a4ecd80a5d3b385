/** Code that the model wrote to be run. */
export interface ExecutableCode {
  code?: string;
  language?: Language;
  id?: string;
}

/** Language of {@link ExecutableCode}. */
export type Language = (typeof Language)[keyof typeof Language] | (string & {});
export const Language = {
  LANGUAGE_UNSPECIFIED: 'LANGUAGE_UNSPECIFIED',
  PYTHON: 'PYTHON',
} as const;

/** What running {@link ExecutableCode} gave. */
export interface CodeExecutionResult {
  outcome?: Outcome;
  output?: string;
  id?: string;
}

/** How the run of {@link ExecutableCode} ended. */
export type Outcome = (typeof Outcome)[keyof typeof Outcome] | (string & {});
export const Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  OUTCOME_OK: 'OUTCOME_OK',
  OUTCOME_FAILED: 'OUTCOME_FAILED',
  OUTCOME_DEADLINE_EXCEEDED: 'OUTCOME_DEADLINE_EXCEEDED',
} as const;
