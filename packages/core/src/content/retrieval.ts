import type { AuthConfig } from './auth-config.ts';

/** The model may look things up in your own data. Vertex AI only. */
export interface Retrieval {
  disableAttribution?: boolean;
  externalApi?: ExternalApi;
  vertexAiSearch?: VertexAISearch;
  vertexRagStore?: VertexRagStore;
}

/** A search of your own. */
export interface ExternalApi {
  apiAuth?: ApiAuth;
  apiSpec?: ApiSpec;
  authConfig?: AuthConfig;
  elasticSearchParams?: ExternalApiElasticSearchParams;
  endpoint?: string;
  simpleSearchParams?: ExternalApiSimpleSearchParams;
}

/** What an {@link ExternalApi} speaks. */
export type ApiSpec = (typeof ApiSpec)[keyof typeof ApiSpec] | (string & {});
export const ApiSpec = {
  API_SPEC_UNSPECIFIED: 'API_SPEC_UNSPECIFIED',
  SIMPLE_SEARCH: 'SIMPLE_SEARCH',
  ELASTIC_SEARCH: 'ELASTIC_SEARCH',
} as const;

/** The older form of {@link AuthConfig}. */
export interface ApiAuth {
  apiKeyConfig?: ApiAuthApiKeyConfig;
}

/** See {@link ApiAuth}. */
export interface ApiAuthApiKeyConfig {
  apiKeySecretVersion?: string;
  apiKeyString?: string;
}

/** See {@link ExternalApi}. */
export interface ExternalApiElasticSearchParams {
  index?: string;
  numHits?: number;
  searchTemplate?: string;
}

/** See {@link ExternalApi}. */
export interface ExternalApiSimpleSearchParams {}

/** A data store or an engine of Vertex AI Search. */
export interface VertexAISearch {
  dataStoreSpecs?: VertexAISearchDataStoreSpec[];
  datastore?: string;
  engine?: string;
  filter?: string;
  maxResults?: number;
}

/** See {@link VertexAISearch}. */
export interface VertexAISearchDataStoreSpec {
  dataStore?: string;
  filter?: string;
}

/** Corpora of the RAG engine. */
export interface VertexRagStore {
  ragCorpora?: string[];
  ragResources?: VertexRagStoreRagResource[];
  ragRetrievalConfig?: RagRetrievalConfig;
  similarityTopK?: number;
  storeContext?: boolean;
  vectorDistanceThreshold?: number;
}

/** See {@link VertexRagStore}. */
export interface VertexRagStoreRagResource {
  ragCorpus?: string;
  ragFileIds?: string[];
}

/** How a {@link VertexRagStore} is searched. */
export interface RagRetrievalConfig {
  filter?: RagRetrievalConfigFilter;
  hybridSearch?: RagRetrievalConfigHybridSearch;
  ranking?: RagRetrievalConfigRanking;
  topK?: number;
}

/** See {@link RagRetrievalConfig}. */
export interface RagRetrievalConfigFilter {
  metadataFilter?: string;
  vectorDistanceThreshold?: number;
  vectorSimilarityThreshold?: number;
}

/** See {@link RagRetrievalConfig}. */
export interface RagRetrievalConfigHybridSearch {
  alpha?: number;
}

/** See {@link RagRetrievalConfig}. */
export interface RagRetrievalConfigRanking {
  llmRanker?: RagRetrievalConfigRankingLlmRanker;
  rankService?: RagRetrievalConfigRankingRankService;
}

/** See {@link RagRetrievalConfigRanking}. */
export interface RagRetrievalConfigRankingLlmRanker {
  modelName?: string;
}

/** See {@link RagRetrievalConfigRanking}. */
export interface RagRetrievalConfigRankingRankService {
  modelName?: string;
}
