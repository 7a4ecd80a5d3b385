export { Client, Client as GoogleGenAI } from './client.ts';
export type { ClientOptions, ClientOptions as GoogleGenAIOptions } from './settings/client-options.ts';
export type { AuthClient } from './settings/auth-client.ts';
export type { GoogleAuthOptions } from './settings/google-auth-options.ts';
export type { Logger, LogLevel } from './settings/logger.ts';
export type { HttpRetryOptions } from './settings/retry-options.ts';
export { type Fetch, type HttpOptions, ResourceScope } from './settings/http-options.ts';
export { VERSION } from './version.ts';

export type { Batches } from './batches/batches.ts';
export type {
  BatchJob,
  BatchJobOutputInfo,
  BatchJobOutputInfo as OutputInfo,
  BatchStats,
  CompletionStats,
} from './batches/batch-job.ts';
export type { JobError } from './batches/job-error.ts';
export type {
  CreateEmbeddingsBatchJobConfig,
  CreateEmbeddingsBatchJobParameters,
  EmbeddingsBatchJobSource,
} from './batches/create-embeddings-parameters.ts';
export type { DeleteBatchJobConfig, DeleteBatchJobParameters, DeleteResourceJob } from './batches/delete-parameters.ts';
export type { ListBatchJobsConfig, ListBatchJobsParameters } from './batches/list-parameters.ts';
export type { BatchJobSource, BatchJobSourceUnion } from './batches/batch-job-source.ts';
export type {
  BatchJobDestination,
  BatchJobDestinationUnion,
  VertexMultimodalDatasetDestination,
} from './batches/batch-job-destination.ts';
export type { InlinedRequest } from './batches/inlined-request.ts';
export type { InlinedEmbedContentResponse, InlinedResponse } from './batches/inlined-response.ts';
export type {
  CancelBatchJobConfig,
  CancelBatchJobParameters,
  CreateBatchJobConfig,
  CreateBatchJobParameters,
  GetBatchJobConfig,
  GetBatchJobParameters,
  WebhookConfig,
} from './batches/parameters.ts';
export type { Clock } from './settings/clock.ts';
export { hasEnded } from './batches/has-ended.ts';
export { hasSucceeded } from './batches/has-succeeded.ts';
export type { JobReference } from './batches/job-reference.ts';
export { JobState } from './batches/job-state.ts';
export type { WaitOptions } from './batches/wait-options.ts';
export type { JobChange } from './batches/watch/job-change.ts';
export type { JobEvent } from './batches/watch/job-event.ts';
export type { JobProgress } from './batches/watch/job-progress.ts';
export type { Stall, StallSpans } from './batches/watch/stall.ts';
export type { WatchOptions } from './batches/watch/watch-options.ts';
export type { Files } from './files/files.ts';
export { type File, FileSource, FileState, type FileStatus } from './files/file.ts';
export type { DownloadableFile, DownloadFileConfig, DownloadFileParameters } from './files/download-parameters.ts';
export type { ByteStream, UploadFileConfig, UploadFileParameters, UploadProgress } from './files/upload-parameters.ts';
export type {
  DeleteFileConfig,
  DeleteFileParameters,
  DeleteFileResponse,
  GetFileConfig,
  GetFileParameters,
  ListFilesConfig,
  ListFilesParameters,
  RegisterFilesConfig,
  RegisterFilesParameters,
  RegisterFilesResponse,
} from './files/parameters.ts';
export type { HttpResponse } from './http/http-response.ts';
export type { RequestEndEvent, RequestErrorEvent, RequestEvent, RequestRetryEvent } from './http/request-events.ts';
export { type Page, PagedItem, type PagedParameters, Pager } from './paging/pager.ts';

export { ApiError, type ApiErrorInfo, type FieldViolation } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { GenaiBatchError } from './errors/genai-batch-error.ts';
export { InvalidArgumentError } from './errors/invalid-argument-error.ts';
export { InvalidResponseError } from './errors/invalid-response-error.ts';
export { InvalidRowsError, type RowProblem } from './staging/invalid-rows-error.ts';
export { JobFailedError } from './errors/job-failed-error.ts';
export { JobNotEndedError } from './errors/job-not-ended-error.ts';
export type { Outcome as RequestOutcome } from './errors/outcome.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { UnknownJobStateError } from './errors/unknown-job-state-error.ts';

// Rows and results.
export type { Row, RowsSource } from './batches/rows-source.ts';
export type { SweepStagedParameters, SweptStage } from './staging/sweep-staged.ts';
export { OutputNotFoundError } from './results/output-not-found-error.ts';
export type { ResultsJob } from './results/results-job.ts';
export type { ResultsOptions } from './results/results-options.ts';
export type { ResultsSummary } from './results/results-summary.ts';
export type { KeySample } from './results/account/key-sample.ts';
export { collect, type CollectedRows } from './results/consume/collect.ts';
export type { CsvCell, CsvColumn, CsvColumns } from './results/consume/csv-columns.ts';
export { DuplicateKeyError } from './results/consume/duplicate-key-error.ts';
export type { Rows } from './results/consume/rows.ts';
export { toCsv, type ToCsvOptions } from './results/consume/to-csv.ts';
export { toJsonl, type ToJsonlOptions } from './results/consume/to-jsonl.ts';
export { toMap, type ToMapOptions } from './results/consume/to-map.ts';
export type { TextSink } from './results/consume/write-text.ts';
export { jsonSchemaFor, type OutputSchema } from './outputs/json-schema-of.ts';
export { type ClaudeStructured, type GeminiStructured, structured } from './outputs/structured.ts';
export type { SchemaIssue, SchemaResult, StandardSchema } from './outputs/standard-schema.ts';
export { type Cost, costOf, type CostOptions } from './usage/cost-of.ts';
export type { ModelPrice, TokenPrices } from './usage/model-price.ts';
export { PRICES } from './usage/prices.ts';
export { summarizeUsage, UsageMeter, type UsageSummary } from './usage/usage-meter.ts';
export type { UsageTotals } from './usage/usage-totals.ts';
export type { RowError } from './rows/row-error.ts';
export { GENAI_BATCH_KEY, type RowKey } from './rows/row-key.ts';
export type { Issue, RowOutcome, RowStatus, Unmatched } from './rows/row-outcome.ts';
export { checkLines, type CheckLinesOptions } from './rows/check/check-lines.ts';
export type {
  LinePlace,
  LineSource,
  OpenLines,
  OpenQuery,
  SourceFile,
  SourceTable,
} from './rows/check/check-source.ts';
export type { QueryPlace } from './stores/bq/query-place.ts';
export type { TableColumn } from './stores/bq/table-column.ts';
export type { LineCheck } from './rows/check/line-check.ts';
export type { CheckSummary, FindingCount, LineFinding } from './rows/check/line-finding.ts';
export type { ServiceLimits } from './rows/check/service-limits.ts';
export type { EncodedRow } from './rows/encode/encoded-row.ts';
export { encodeRows } from './rows/encode/encode-rows.ts';
export type { Consequence, ProblemKind } from './rows/line-problem.ts';
export type { ModelFamily } from './rows/model-family.ts';
export type { RowRouteOptions } from './rows/row-route.ts';
export type { Usage } from './rows/usage.ts';
export type { SentBytes, WriteOptions, WrittenFile } from './stores/line-writer.ts';
export { type LinesToWrite, writeLines, type WriteLinesOptions } from './stores/write-lines.ts';
export { UnreadableFileError } from './stores/unreadable-file-error.ts';

// What goes into a row, and what comes of it.
export type { Content, Part, PartUnion, ContentUnion, ContentListUnion } from './content/content.ts';
export { PartMediaResolutionLevel, MediaProcessing } from './content/media.ts';
export type { Blob, FileData, VideoMetadata, PartMediaResolution } from './content/media.ts';
export type { SpeechMetadata, Transcription, WordInfo } from './content/speech-part.ts';
export { Language, Outcome } from './content/code-execution.ts';
export type { ExecutableCode, CodeExecutionResult } from './content/code-execution.ts';
export { FunctionResponseScheduling } from './content/function-call.ts';
export type {
  FunctionCall,
  PartialArg,
  FunctionResponse,
  FunctionResponsePart,
  FunctionResponseFileData,
  FunctionResponseBlob,
} from './content/function-call.ts';
export { ToolType } from './content/tool-call.ts';
export type { ToolCall, ToolResponse } from './content/tool-call.ts';
export { Type } from './content/schema.ts';
export type { Schema, SchemaUnion } from './content/schema.ts';
export { HarmCategory, HarmBlockMethod, HarmBlockThreshold, HarmProbability, HarmSeverity } from './content/safety.ts';
export type { SafetySetting, SafetyRating } from './content/safety.ts';
export { Behavior } from './content/function-declaration.ts';
export type { FunctionDeclaration } from './content/function-declaration.ts';
export type {
  Tool,
  CallableTool,
  ToolUnion,
  ToolListUnion,
  ToolCodeExecution,
  UrlContext,
  FileSearch,
  McpServer,
  StreamableHttpTransport,
} from './content/tool.ts';
export { Environment, SafetyPolicy } from './content/computer-use.ts';
export type { ComputerUse } from './content/computer-use.ts';
export { DynamicRetrievalConfigMode, PhishBlockThreshold } from './content/web-search.ts';
export type {
  GoogleSearch,
  SearchTypes,
  WebSearch,
  ImageSearch,
  Interval,
  GoogleSearchRetrieval,
  DynamicRetrievalConfig,
  EnterpriseWebSearch,
  ToolExaAiSearch,
  ToolParallelAiSearch,
} from './content/web-search.ts';
export type {
  GoogleMaps,
  GoogleMapsGroundingTypes,
  GoogleMapsPlaces,
  GoogleMapsRouting,
} from './content/google-maps.ts';
export { AuthType, HttpElementLocation } from './content/auth-config.ts';
export type {
  AuthConfig,
  ApiKeyConfig,
  AuthConfigGoogleServiceAccountConfig,
  AuthConfigHttpBasicAuthConfig,
  AuthConfigOauthConfig,
  AuthConfigOidcConfig,
} from './content/auth-config.ts';
export { ApiSpec } from './content/retrieval.ts';
export type {
  Retrieval,
  ExternalApi,
  ApiAuth,
  ApiAuthApiKeyConfig,
  ExternalApiElasticSearchParams,
  ExternalApiSimpleSearchParams,
  VertexAISearch,
  VertexAISearchDataStoreSpec,
  VertexRagStore,
  VertexRagStoreRagResource,
  RagRetrievalConfig,
  RagRetrievalConfigFilter,
  RagRetrievalConfigHybridSearch,
  RagRetrievalConfigRanking,
  RagRetrievalConfigRankingLlmRanker,
  RagRetrievalConfigRankingRankService,
} from './content/retrieval.ts';
export { FunctionCallingConfigMode } from './content/tool-config.ts';
export type { ToolConfig, FunctionCallingConfig, RetrievalConfig, LatLng } from './content/tool-config.ts';
export type {
  SpeechConfig,
  SpeechConfigUnion,
  VoiceConfig,
  PrebuiltVoiceConfig,
  ReplicatedVoiceConfig,
  VoiceConsentSignature,
  MultiSpeakerVoiceConfig,
  SpeakerVoiceConfig,
} from './content/speech-config.ts';
export { AudioTranscriptionConfigMode } from './content/audio-transcription-config.ts';
export type { AudioTranscriptionConfig, LanguageAuto, LanguageHints } from './content/audio-transcription-config.ts';
export { ProminentPeople } from './content/image-config.ts';
export type { ImageConfig, ImageConfigImageOutputOptions } from './content/image-config.ts';
export { ThinkingLevel } from './content/thinking-config.ts';
export type { ThinkingConfig } from './content/thinking-config.ts';
export { FeatureSelectionPreference } from './content/model-selection.ts';
export type {
  GenerationConfigRoutingConfig,
  GenerationConfigRoutingConfigAutoRoutingMode,
  GenerationConfigRoutingConfigManualRoutingMode,
  ModelSelectionConfig,
} from './content/model-selection.ts';
export { ServiceTier, MediaResolution } from './content/generate-content-config.ts';
export type {
  GenerateContentConfig,
  ModelArmorConfig,
  GenerationOutputConfig,
  AutomaticFunctionCallingConfig,
} from './content/generate-content-config.ts';
export { BlockedReason, MediaModality, TrafficType, ModelStage } from './content/generate-content-response.ts';
export type {
  GenerateContentResponse,
  GenerateContentResponsePromptFeedback,
  GenerateContentResponseUsageMetadata,
  ModalityTokenCount,
  ModelStatus,
} from './content/generate-content-response.ts';
export { FinishReason, UrlRetrievalStatus } from './content/candidate.ts';
export type {
  Candidate,
  CitationMetadata,
  Citation,
  GoogleTypeDate,
  LogprobsResult,
  LogprobsResultTopCandidates,
  LogprobsResultCandidate,
  UrlContextMetadata,
  UrlMetadata,
} from './content/candidate.ts';
export type {
  GroundingMetadata,
  GroundingSupport,
  Segment,
  RetrievalMetadata,
  SearchEntryPoint,
  GroundingMetadataSourceFlaggingUri,
} from './content/grounding-metadata.ts';
export type {
  GroundingChunk,
  GroundingChunkWeb,
  GroundingChunkImage,
  GroundingChunkMaps,
  GroundingChunkMapsRoute,
  GroundingChunkMapsPlaceAnswerSources,
  GroundingChunkMapsPlaceAnswerSourcesReviewSnippet,
  GroundingChunkMapsPlaceAnswerSourcesAuthorAttribution,
  GroundingChunkRetrievedContext,
  GroundingChunkCustomMetadata,
  GroundingChunkStringList,
  RagChunk,
  RagChunkPageSpan,
} from './content/grounding-chunk.ts';
export type {
  EmbedContentBatch,
  EmbedContentConfig,
  SingleEmbedContentResponse,
  ContentEmbedding,
  ContentEmbeddingStatistics,
} from './content/embed-content.ts';
