/** How the service proves itself to a tool. The Gemini API takes `apiKey` alone. */
export interface AuthConfig {
  apiKey?: string;
  apiKeyConfig?: ApiKeyConfig;
  authType?: AuthType;
  googleServiceAccountConfig?: AuthConfigGoogleServiceAccountConfig;
  httpBasicAuthConfig?: AuthConfigHttpBasicAuthConfig;
  oauthConfig?: AuthConfigOauthConfig;
  oidcConfig?: AuthConfigOidcConfig;
}

/** The kind of {@link AuthConfig}. */
export type AuthType = (typeof AuthType)[keyof typeof AuthType] | (string & {});
export const AuthType = {
  AUTH_TYPE_UNSPECIFIED: 'AUTH_TYPE_UNSPECIFIED',
  NO_AUTH: 'NO_AUTH',
  API_KEY_AUTH: 'API_KEY_AUTH',
  HTTP_BASIC_AUTH: 'HTTP_BASIC_AUTH',
  GOOGLE_SERVICE_ACCOUNT_AUTH: 'GOOGLE_SERVICE_ACCOUNT_AUTH',
  OAUTH: 'OAUTH',
  OIDC_AUTH: 'OIDC_AUTH',
} as const;

/** An API key for a tool. */
export interface ApiKeyConfig {
  apiKeySecret?: string;
  apiKeyString?: string;
  httpElementLocation?: HttpElementLocation;
  name?: string;
}

/** Where in a request an API key goes. */
export type HttpElementLocation = (typeof HttpElementLocation)[keyof typeof HttpElementLocation] | (string & {});
export const HttpElementLocation = {
  HTTP_IN_UNSPECIFIED: 'HTTP_IN_UNSPECIFIED',
  HTTP_IN_QUERY: 'HTTP_IN_QUERY',
  HTTP_IN_HEADER: 'HTTP_IN_HEADER',
  HTTP_IN_PATH: 'HTTP_IN_PATH',
  HTTP_IN_BODY: 'HTTP_IN_BODY',
  HTTP_IN_COOKIE: 'HTTP_IN_COOKIE',
} as const;

/** A service account for a tool. */
export interface AuthConfigGoogleServiceAccountConfig {
  serviceAccount?: string;
}

/** A login for a tool, kept in Secret Manager. */
export interface AuthConfigHttpBasicAuthConfig {
  credentialSecret?: string;
}

/** OAuth for a tool. */
export interface AuthConfigOauthConfig {
  accessToken?: string;
  serviceAccount?: string;
}

/** OpenID Connect for a tool. */
export interface AuthConfigOidcConfig {
  idToken?: string;
  serviceAccount?: string;
}
