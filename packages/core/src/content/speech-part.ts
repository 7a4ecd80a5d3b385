/** Who speaks, and how. */
export interface SpeechMetadata {
  speaker?: string;
  style?: string;
}

/** What was said. */
export interface Transcription {
  text?: string;
  finished?: boolean;
  languageCode?: string;
  speakerLabel?: string;
  words?: WordInfo[];
  startOffset?: string;
  endOffset?: string;
}

/** When a word was said; offsets are durations such as `1.5s`. */
export interface WordInfo {
  word?: string;
  startOffset?: string;
  endOffset?: string;
}
