import { createRequire } from 'node:module';
import protobuf from 'protobufjs';

const require = createRequire(import.meta.url);
const root = protobuf.Root.fromJSON(
  require('@google-cloud/aiplatform/build/protos/protos.json') as protobuf.INamespace,
);

/** A message type as Google publishes it, by its full name: `google.cloud.aiplatform.v1.BatchPredictionJob`. */
export function messageType(fullName: string): protobuf.Type {
  return root.lookupType(fullName).resolveAll() as protobuf.Type;
}
