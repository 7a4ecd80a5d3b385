/** A kind of harm that filters look for. */
export type HarmCategory = (typeof HarmCategory)[keyof typeof HarmCategory] | (string & {});
export const HarmCategory = {
  HARM_CATEGORY_UNSPECIFIED: 'HARM_CATEGORY_UNSPECIFIED',
  HARM_CATEGORY_HARASSMENT: 'HARM_CATEGORY_HARASSMENT',
  HARM_CATEGORY_HATE_SPEECH: 'HARM_CATEGORY_HATE_SPEECH',
  HARM_CATEGORY_SEXUALLY_EXPLICIT: 'HARM_CATEGORY_SEXUALLY_EXPLICIT',
  HARM_CATEGORY_DANGEROUS_CONTENT: 'HARM_CATEGORY_DANGEROUS_CONTENT',
  HARM_CATEGORY_CIVIC_INTEGRITY: 'HARM_CATEGORY_CIVIC_INTEGRITY',
  HARM_CATEGORY_JAILBREAK: 'HARM_CATEGORY_JAILBREAK',
  HARM_CATEGORY_IMAGE_HATE: 'HARM_CATEGORY_IMAGE_HATE',
  HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT: 'HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT',
  HARM_CATEGORY_IMAGE_HARASSMENT: 'HARM_CATEGORY_IMAGE_HARASSMENT',
  HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT: 'HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT',
} as const;

/** Whether filters go by severity or by probability. */
export type HarmBlockMethod = (typeof HarmBlockMethod)[keyof typeof HarmBlockMethod] | (string & {});
export const HarmBlockMethod = {
  HARM_BLOCK_METHOD_UNSPECIFIED: 'HARM_BLOCK_METHOD_UNSPECIFIED',
  SEVERITY: 'SEVERITY',
  PROBABILITY: 'PROBABILITY',
} as const;

/** From where on a filter blocks. */
export type HarmBlockThreshold = (typeof HarmBlockThreshold)[keyof typeof HarmBlockThreshold] | (string & {});
export const HarmBlockThreshold = {
  HARM_BLOCK_THRESHOLD_UNSPECIFIED: 'HARM_BLOCK_THRESHOLD_UNSPECIFIED',
  BLOCK_LOW_AND_ABOVE: 'BLOCK_LOW_AND_ABOVE',
  BLOCK_MEDIUM_AND_ABOVE: 'BLOCK_MEDIUM_AND_ABOVE',
  BLOCK_ONLY_HIGH: 'BLOCK_ONLY_HIGH',
  BLOCK_NONE: 'BLOCK_NONE',
  OFF: 'OFF',
} as const;

/** The filter for one kind of harm. */
export interface SafetySetting {
  category?: HarmCategory;
  /** Vertex AI only. */
  method?: HarmBlockMethod;
  threshold?: HarmBlockThreshold;
}

/** How likely content is harmful. */
export type HarmProbability = (typeof HarmProbability)[keyof typeof HarmProbability] | (string & {});
export const HarmProbability = {
  HARM_PROBABILITY_UNSPECIFIED: 'HARM_PROBABILITY_UNSPECIFIED',
  NEGLIGIBLE: 'NEGLIGIBLE',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
} as const;

/** How harmful content is. */
export type HarmSeverity = (typeof HarmSeverity)[keyof typeof HarmSeverity] | (string & {});
export const HarmSeverity = {
  HARM_SEVERITY_UNSPECIFIED: 'HARM_SEVERITY_UNSPECIFIED',
  HARM_SEVERITY_NEGLIGIBLE: 'HARM_SEVERITY_NEGLIGIBLE',
  HARM_SEVERITY_LOW: 'HARM_SEVERITY_LOW',
  HARM_SEVERITY_MEDIUM: 'HARM_SEVERITY_MEDIUM',
  HARM_SEVERITY_HIGH: 'HARM_SEVERITY_HIGH',
} as const;

/** What a filter found. */
export interface SafetyRating {
  blocked?: boolean;
  category?: HarmCategory;
  overwrittenThreshold?: HarmBlockThreshold;
  probability?: HarmProbability;
  probabilityScore?: number;
  severity?: HarmSeverity;
  severityScore?: number;
}
