import { apiKeyHeader, apiKeyParameter, bearerHeader } from './credential-places.ts';

type Named = (name: string) => string | null | undefined;

/** The access token that a call brings, whoever issued it. @param header Finds a header by its name. */
export function readBearer(header: Named): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(header(bearerHeader) ?? '')?.[1];
}

/** The API key that a call brings. */
export function readApiKey(header: Named, parameter: Named): string | undefined {
  return header(apiKeyHeader) || parameter(apiKeyParameter) || undefined;
}
