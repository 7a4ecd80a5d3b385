export {
  serveLocalModel,
  type LocalEmbeddingsCall,
  type LocalModel,
  type LocalModelCall,
  type LocalModelOptions,
} from './local-model/local-model.ts';
