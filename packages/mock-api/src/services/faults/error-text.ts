import type { CallAction } from '../../model/faults/call-action.ts';
import type { CallFaultRule } from '../../model/faults/fault-rule.ts';
import type { GoogleStatus } from '../../model/google-status.ts';
import type { ErrorDetail } from '../../model/service-error.ts';

export interface ErrorText {
  readonly message: string;
  readonly reason: string;
  readonly details: readonly ErrorDetail[];
}

const RPC = 'type.googleapis.com/google.rpc';

/** What Google's services say of an error, as far as the rule does not say it. */
export function errorText(
  service: string,
  { http, status, reason: why }: Extract<CallAction, { kind: 'error' }>,
  { message, reason = why, retryAfterSeconds }: CallFaultRule,
): ErrorText {
  const details: ErrorDetail[] = [];
  if (reason !== undefined || status === 'UNAUTHENTICATED') {
    const host = service === 'gemini' ? 'generativelanguage.googleapis.com' : 'aiplatform.googleapis.com';
    details.push({
      '@type': `${RPC}.ErrorInfo`,
      reason: reason ?? 'ACCESS_TOKEN_EXPIRED',
      domain: 'googleapis.com',
      metadata: { service: host },
    });
  }
  if (retryAfterSeconds !== undefined) {
    details.push({ '@type': `${RPC}.RetryInfo`, retryDelay: `${retryAfterSeconds}s` });
  }
  return {
    message:
      message ??
      (why && reasonMessages[why]) ??
      messages[service]?.[status] ??
      usualMessages[status] ??
      'The service refused the call.',
    reason: reason ?? reasonOf(service, http),
    details,
  };
}

const reasonMessages = {
  USER_PROJECT_DENIED:
    'Caller does not have required permission to use the quota project. Grant the caller the roles/serviceusage.serviceUsageConsumer role, or a custom role with the serviceusage.services.use permission, and then retry. Propagation of the new permission may take a few minutes.',
} as const;

const usualMessages: Readonly<Partial<Record<GoogleStatus, string>>> = {
  DEADLINE_EXCEEDED: 'Deadline expired before operation could complete.',
  INTERNAL: 'Internal error encountered.',
  INVALID_ARGUMENT: 'Request contains an invalid argument.',
  NOT_FOUND: 'Requested entity was not found.',
  PERMISSION_DENIED: 'The caller does not have permission',
  RESOURCE_EXHAUSTED: 'Resource has been exhausted (e.g. check quota).',
  UNAUTHENTICATED:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  UNAVAILABLE: 'The service is currently unavailable.',
};

const messages: Readonly<Partial<Record<string, typeof usualMessages>>> = {
  vertex: {
    RESOURCE_EXHAUSTED:
      'Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.',
  },
  gemini: {
    RESOURCE_EXHAUSTED:
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
  },
  storage: {
    INTERNAL: 'We encountered an internal error. Please try again.',
    RESOURCE_EXHAUSTED: 'The rate of requests is too high. Please reduce the request rate.',
    UNAUTHENTICATED: 'Invalid Credentials',
    UNAVAILABLE: 'We encountered an internal error. Please try again.',
  },
};

const storageReasons: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  410: 'gone',
  412: 'conditionNotMet',
  429: 'rateLimitExceeded',
  500: 'backendError',
  502: 'backendError',
  503: 'backendError',
  504: 'backendError',
};

function reasonOf(service: string, http: number): string {
  switch (service) {
    case 'oauth2':
    case 'sts':
      // https://www.rfc-editor.org/rfc/rfc6749#section-5.2; the last two are Google's
      if (http === 400) return 'invalid_grant';
      if (http === 401) return 'invalid_client';
      if (http === 403) return 'access_denied';
      return http === 503 ? 'temporarily_unavailable' : 'internal_failure';
    default:
      return storageReasons[http] ?? 'invalid';
  }
}
