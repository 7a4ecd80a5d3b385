/** The model may operate a computer. */
export interface ComputerUse {
  enablePromptInjectionDetection?: boolean;
  environment?: Environment;
  excludedPredefinedFunctions?: string[];
  disabledSafetyPolicies?: SafetyPolicy[];
}

/** What the computer of {@link ComputerUse} is. */
export type Environment = (typeof Environment)[keyof typeof Environment] | (string & {});
export const Environment = {
  ENVIRONMENT_UNSPECIFIED: 'ENVIRONMENT_UNSPECIFIED',
  ENVIRONMENT_BROWSER: 'ENVIRONMENT_BROWSER',
  ENVIRONMENT_MOBILE: 'ENVIRONMENT_MOBILE',
  ENVIRONMENT_DESKTOP: 'ENVIRONMENT_DESKTOP',
} as const;

/** A rule of {@link ComputerUse} that asks a person first. */
export type SafetyPolicy = (typeof SafetyPolicy)[keyof typeof SafetyPolicy] | (string & {});
export const SafetyPolicy = {
  SAFETY_POLICY_UNSPECIFIED: 'SAFETY_POLICY_UNSPECIFIED',
  FINANCIAL_TRANSACTIONS: 'FINANCIAL_TRANSACTIONS',
  SENSITIVE_DATA_MODIFICATION: 'SENSITIVE_DATA_MODIFICATION',
  COMMUNICATION_TOOL: 'COMMUNICATION_TOOL',
  ACCOUNT_CREATION: 'ACCOUNT_CREATION',
  DATA_MODIFICATION: 'DATA_MODIFICATION',
  USER_CONSENT_MANAGEMENT: 'USER_CONSENT_MANAGEMENT',
  LEGAL_TERMS_AND_AGREEMENTS: 'LEGAL_TERMS_AND_AGREEMENTS',
} as const;
