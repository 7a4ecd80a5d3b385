import type { Context } from 'hono';
import type { CallAction } from '../../model/faults/call-action.ts';
import type { CallFaultRule } from '../../model/faults/fault-rule.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operationOf } from '../operation.ts';
import { errorText } from './error-text.ts';

type AnsweringAction = Extract<CallAction, { kind: 'error' | 'reset' | 'redirect' }>;

/** What a call is answered that a fault keeps from having any effect, in the envelope of its service. */
export function faultAnswer(c: Context<CloudEnv>, action: AnsweringAction, rule: CallFaultRule): Response {
  switch (action.kind) {
    case 'reset':
      return Response.error();
    case 'redirect':
      return new Response(null, { status: action.http, headers: { location: rule.location ?? '' } });
    case 'error':
      return errorAnswer(operationOf(c) ?? '', c.req.query('alt') === 'media', action, rule);
    default:
      return action satisfies never;
  }
}

type ErrorAction = Extract<CallAction, { kind: 'error' }>;

function errorAnswer(operation: string, wantsMedia: boolean, action: ErrorAction, rule: CallFaultRule): Response {
  const { http: code, status } = action;
  const [service = ''] = operation.split('.');
  const { message, reason, details } = errorText(service, action, rule);
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=UTF-8' };
  if (rule.retryAfterSeconds !== undefined) headers['retry-after'] = String(Math.ceil(rule.retryAfterSeconds));
  const json = (body: object): Response => new Response(JSON.stringify(body), { status: code, headers });
  switch (service) {
    case 'storage':
    case 'bigquery':
      // Where bytes were asked for, the service gives the reason as plain text.
      if (wantsMedia) {
        return new Response(message, {
          status: code,
          headers: { ...headers, 'content-type': 'text/html; charset=UTF-8' },
        });
      }
      return json({ error: { code, message, errors: [{ message, domain: 'global', reason }] } });
    case 'oauth2':
    case 'sts':
      return json({ error: reason, error_description: message });
    case 'metadata':
      return new Response(`${message}\n`, {
        status: code,
        headers: { ...headers, 'metadata-flavor': 'Google', 'content-type': 'text/html; charset=UTF-8' },
      });
    default:
      return json({ error: { code, message, status, ...(details.length > 0 && { details }) } });
  }
}
