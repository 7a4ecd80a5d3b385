import { envText } from './env-text.ts';
import type { MockServer } from './serve.ts';

/** What the command prints when it listens: where, and the environment for a POSIX shell. */
export function greeting({ url, env, caFile, port }: Pick<MockServer, 'url' | 'env' | 'caFile' | 'port'>): string {
  return `# The mock cloud listens at ${url}. Stop it with Ctrl+C.
# Put these lines into the environment of a program, and its SDKs call the mock instead of Google:

${envText(env, 'sh')}
# With Google's Gen AI SDK (@google/genai), say which API is meant:
#   Vertex AI:   export GOOGLE_GENAI_USE_VERTEXAI=true
#   Gemini API:  export GOOGLE_API_KEY=any-text-will-do
${caFile === undefined ? '' : trust(caFile, port)}`;
}

/** How programs in other languages are told to trust the server, and how those that insist on Google's hosts are sent here. */
function trust(caFile: string, port: number): string {
  return `
# What the server is trusted by, beside NODE_EXTRA_CA_CERTS for Node. It takes the place of all else that is trusted:
#   Python, Go, Ruby:  SSL_CERT_FILE=${caFile}
#   Python requests:   REQUESTS_CA_BUNDLE=${caFile}
#   curl:              --cacert ${caFile}
# For a program that calls Google's hosts whatever it is told, either of:
#   genai-batch-mock exec -- COMMAND   sends those hosts here, for Node and for whatever goes by HTTPS_PROXY
#   curl --cacert ${caFile} --connect-to ::127.0.0.1:${port} https://storage.googleapis.com/…
#   lines in /etc/hosts, for a server on port 443:
#     127.0.0.1 storage.googleapis.com oauth2.googleapis.com sts.googleapis.com iamcredentials.googleapis.com
#     127.0.0.1 aiplatform.googleapis.com us-central1-aiplatform.googleapis.com generativelanguage.googleapis.com
#     127.0.0.1 bigquery.googleapis.com cloudresourcemanager.googleapis.com www.googleapis.com metadata.google.internal
`;
}
