/** How an answer is spoken. */
export interface SpeechConfig {
  voiceConfig?: VoiceConfig;
  /** BCP 47, e.g. `en-US`. */
  languageCode?: string;
  multiSpeakerVoiceConfig?: MultiSpeakerVoiceConfig;
}

/** A {@link SpeechConfig}, or the name of a prebuilt voice. */
export type SpeechConfigUnion = SpeechConfig | string;

/** A voice. */
export interface VoiceConfig {
  replicatedVoiceConfig?: ReplicatedVoiceConfig;
  prebuiltVoiceConfig?: PrebuiltVoiceConfig;
  voice?: string;
}

/** A voice of the service. */
export interface PrebuiltVoiceConfig {
  voiceName?: string;
}

/** A voice made from a sample. */
export interface ReplicatedVoiceConfig {
  mimeType?: string;
  voiceSampleAudio?: string;
  consentAudio?: string;
  voiceConsentSignature?: VoiceConsentSignature;
}

/** Proof that the owner of a voice agreed. */
export interface VoiceConsentSignature {
  signature?: string;
}

/** A voice for each speaker. */
export interface MultiSpeakerVoiceConfig {
  speakerVoiceConfigs?: SpeakerVoiceConfig[];
}

/** See {@link MultiSpeakerVoiceConfig}. */
export interface SpeakerVoiceConfig {
  speaker?: string;
  voiceConfig?: VoiceConfig;
}
