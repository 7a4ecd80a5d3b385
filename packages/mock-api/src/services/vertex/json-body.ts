import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';

/** A call's body; an empty one says nothing, as `{}` does. @throws ServiceError `INVALID_ARGUMENT` for anything but a JSON object */
export async function readJsonBody(request: Pick<Request, 'text'>): Promise<JsonObject> {
  const text = await request.text();
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  if (!isJsonObject(body)) throw invalid('Root element must be a message.');
  return body;
}

function invalid(what: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', `Invalid JSON payload received. ${what}`);
}
