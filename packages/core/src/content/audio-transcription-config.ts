/** How audio is written down. */
export interface AudioTranscriptionConfig {
  languageCodes?: string[];
  languageAuto?: LanguageAuto;
  languageHints?: LanguageHints;
  customVocabulary?: string[];
  adaptationPhrases?: string[];
  wordTimestamp?: boolean;
  diarization?: boolean;
  mode?: AudioTranscriptionConfigMode;
  sourceText?: string;
}

/** The service finds the language. */
export interface LanguageAuto {}

/** Languages to expect, BCP 47. */
export interface LanguageHints {
  languageCodes?: string[];
}

/** Word by word, or tidied. */
export type AudioTranscriptionConfigMode =
  | (typeof AudioTranscriptionConfigMode)[keyof typeof AudioTranscriptionConfigMode]
  | (string & {});
export const AudioTranscriptionConfigMode = {
  MODE_UNSPECIFIED: 'MODE_UNSPECIFIED',
  VERBATIM: 'VERBATIM',
  SMART: 'SMART',
} as const;
