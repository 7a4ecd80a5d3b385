/** Names of fields, in either spelling: kept without underscores and in lower case, as both spellings are one name. */
export function fieldNames(list: string): ReadonlySet<string> {
  return new Set(list.trim().toLowerCase().split(/\s+/));
}

export function hasField(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name.replaceAll('_', '').toLowerCase());
}

/** Fields of a `GenerateContentRequest` on Vertex. */
export const requestFields: ReadonlySet<string> = fieldNames(`
  model contents systemInstruction tools toolConfig safetySettings generationConfig cachedContent serviceTier labels
  modelArmorConfig outputConfig continuationToken
`);

/** Fields of its `generationConfig`. */
export const generationConfigFields: ReadonlySet<string> = fieldNames(`
  temperature topP topK candidateCount maxOutputTokens stopSequences responseLogprobs logprobs presencePenalty
  frequencyPenalty seed responseMimeType responseSchema responseJsonSchema routingConfig modelConfig responseModalities
  mediaResolution speechConfig audioTimestamp thinkingConfig imageConfig audioTranscriptionConfig enableAffectiveDialog
`);
