/** How much the model thinks, and whether it shows its thoughts. */
export interface ThinkingConfig {
  includeThoughts?: boolean;
  /** In tokens; 0 is none, -1 is as many as the model likes. */
  thinkingBudget?: number;
  thinkingLevel?: ThinkingLevel;
}

/** See {@link ThinkingConfig}. */
export type ThinkingLevel = (typeof ThinkingLevel)[keyof typeof ThinkingLevel] | (string & {});
export const ThinkingLevel = {
  THINKING_LEVEL_UNSPECIFIED: 'THINKING_LEVEL_UNSPECIFIED',
  MINIMAL: 'MINIMAL',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
} as const;
