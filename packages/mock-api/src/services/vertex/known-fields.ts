/** Fields of a message that a caller may set; those with a message of their own lead on. `true` stands for anything. */
export interface Fields {
  readonly [name: string]: true | Fields;
}

const plain = (names: string): Fields =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, true]),
  );

const inputConfig: Fields = {
  instancesFormat: true,
  gcsSource: { uris: true },
  bigquerySource: { inputUri: true },
  vertexMultimodalDatasetSource: { datasetName: true },
};

const outputConfig: Fields = {
  predictionsFormat: true,
  gcsDestination: { outputUriPrefix: true },
  bigqueryDestination: { outputUri: true },
};

const outputConfigV1beta1: Fields = {
  ...outputConfig,
  vertexMultimodalDatasetDestination: { bigqueryDestination: { outputUri: true }, displayName: true },
};

const machineSpec = plain(
  'machineType acceleratorType acceleratorCount gpuPartitionSize tpuTopology reservationAffinity',
);

/**
 * `BatchPredictionJob` in v1. Fields that only the service sets may be sent, and are ignored.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/batch_prediction_job.proto
 */
const v1: Fields = {
  ...plain(`
    name displayName model modelVersionId modelParameters serviceAccount generateExplanation
    explanationSpec outputInfo state error partialFailures resourcesConsumed completionStats createTime startTime
    endTime updateTime labels disableContainerLogging satisfiesPzs satisfiesPzi
  `),
  inputConfig,
  unmanagedContainerModel: {
    artifactUri: true,
    predictSchemata: plain('instanceSchemaUri parametersSchemaUri predictionSchemaUri'),
    containerSpec: plain(`
      imageUri command args env ports grpcPorts predictRoute healthRoute invokeRoutePrefix deploymentTimeout
      sharedMemorySizeMb startupProbe healthProbe livenessProbe
    `),
  },
  instanceConfig: plain('instanceType keyField includedFields excludedFields'),
  outputConfig,
  dedicatedResources: { machineSpec, startingReplicaCount: true, maxReplicaCount: true },
  manualBatchTuningParameters: { batchSize: true },
  encryptionSpec: { kmsKeyName: true },
};

const v1beta1: Fields = {
  ...v1,
  outputConfig: outputConfigV1beta1,
  ...plain('modelMonitoringConfig modelMonitoringStatsAnomalies modelMonitoringStatus endpoint'),
};

export const jobFields: Readonly<Record<string, Fields>> = { v1, v1beta1 };

/** What a job gives back as it was sent, though it changes nothing here. */
export const keptFields: readonly string[] = Object.keys(
  plain(`
    modelParameters instanceConfig unmanagedContainerModel dedicatedResources serviceAccount manualBatchTuningParameters
    generateExplanation explanationSpec encryptionSpec disableContainerLogging modelMonitoringConfig endpoint
  `),
);
