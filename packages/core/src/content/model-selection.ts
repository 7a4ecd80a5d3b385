/** How a router chooses the model. Vertex AI only. */
export interface GenerationConfigRoutingConfig {
  autoMode?: GenerationConfigRoutingConfigAutoRoutingMode;
  manualMode?: GenerationConfigRoutingConfigManualRoutingMode;
}

/** See {@link GenerationConfigRoutingConfig}. */
export interface GenerationConfigRoutingConfigAutoRoutingMode {
  modelRoutingPreference?: 'UNKNOWN' | 'PRIORITIZE_QUALITY' | 'BALANCED' | 'PRIORITIZE_COST';
}

/** See {@link GenerationConfigRoutingConfig}. */
export interface GenerationConfigRoutingConfigManualRoutingMode {
  modelName?: string;
}

/** Whether quality or cost counts more. Vertex AI only. */
export interface ModelSelectionConfig {
  featureSelectionPreference?: FeatureSelectionPreference;
}

/** See {@link ModelSelectionConfig}. */
export type FeatureSelectionPreference =
  | (typeof FeatureSelectionPreference)[keyof typeof FeatureSelectionPreference]
  | (string & {});
export const FeatureSelectionPreference = {
  FEATURE_SELECTION_PREFERENCE_UNSPECIFIED: 'FEATURE_SELECTION_PREFERENCE_UNSPECIFIED',
  PRIORITIZE_QUALITY: 'PRIORITIZE_QUALITY',
  BALANCED: 'BALANCED',
  PRIORITIZE_COST: 'PRIORITIZE_COST',
} as const;
