import type { JournalEntry } from './journal-entry.ts';
import { redactForm, redactHeaders, redactJson, redactUrl, type HeaderList } from './redact.ts';

const PREVIEW_CHARACTERS = 2048;
/** Credentials may stand anywhere; a body larger than this is not searched for them to its end, as only its beginning is kept. */
const SEARCHED_CHARACTERS = 16_384;

interface Arrival {
  readonly number: number;
  readonly cloud: string;
  readonly request: Request;
  /** Of the request, as far as they are at hand. @default as `request.headers` has them */
  readonly headers?: HeaderList | undefined;
  readonly operation: string | undefined;
  readonly timeMs: number;
}

/** A request as it is kept: without credentials from the first moment, and in a form that costs little to make. */
export class Recorded {
  readonly number: number;
  readonly #cloud: string;
  readonly #method: string;
  readonly #url: string;
  readonly #operation: string | undefined;
  readonly #headers: HeaderList;
  readonly #timeMs: number;
  readonly #realTimeMs = Date.now();
  readonly #isForm: boolean;
  #body: string | undefined;
  #status: number | undefined;
  #faults: string[] | undefined;
  #tookMs: number | undefined;

  constructor({ number, cloud, request, headers, operation, timeMs }: Arrival) {
    this.number = number;
    this.#cloud = cloud;
    this.#method = request.method;
    this.#url = redactUrl(request.url);
    this.#operation = operation;
    this.#headers = redactHeaders(headers ?? [...request.headers].flat());
    this.#timeMs = timeMs;
    this.#isForm =
      this.#method === 'POST' &&
      request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  }

  /** What the service read of the body, as text, if it read any. */
  setBody(text: string | undefined): void {
    if (text === undefined) return;
    const searched = text.slice(0, SEARCHED_CHARACTERS);
    const clean = this.#isForm ? redactForm(searched) : redactJson(searched);
    // A slice would keep the whole text in memory.
    this.#body = clean.length > PREVIEW_CHARACTERS ? Buffer.from(clean.slice(0, PREVIEW_CHARACTERS)).toString() : clean;
  }

  /** @param status Undefined when the answer never gets out. */
  answer(status: number | undefined): void {
    this.#status = status;
    this.#tookMs = Date.now() - this.#realTimeMs;
  }

  addFault(word: string): void {
    (this.#faults ??= []).push(word);
  }

  entry(): JournalEntry {
    return {
      number: this.number,
      cloud: this.#cloud,
      method: this.#method,
      url: this.#url,
      ...(this.#operation !== undefined && { operation: this.#operation }),
      headers: headersOf(this.#headers),
      ...(this.#body !== undefined && { body: this.#isForm ? formOf(this.#body) : valueOf(this.#body) }),
      ...(this.#status !== undefined && { status: this.#status }),
      ...(this.#faults && { faults: [...this.#faults] }),
      time: new Date(this.#timeMs).toISOString(),
      realTime: new Date(this.#realTimeMs).toISOString(),
      ...(this.#tookMs !== undefined && { tookMs: this.#tookMs }),
    };
  }

  /** `3 POST storage.objects.insert 503 (return-503)` */
  line(): string {
    const outcome = this.#status ?? (this.#tookMs === undefined ? 'not answered yet' : 'no answer');
    const faults = this.#faults ? ` (${this.#faults.join(', ')})` : '';
    return `${this.number} ${this.#method} ${this.#operation ?? this.#url} ${outcome}${faults}`;
  }
}

/** In lower case and in order; what came more than once is joined. */
function headersOf(list: HeaderList): Record<string, string> {
  const headers = new Headers();
  for (let index = 0; index + 1 < list.length; index += 2) headers.append(list[index]!, list[index + 1]!);
  return Object.fromEntries(headers);
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function formOf(text: string): unknown {
  return Object.fromEntries(new URLSearchParams(text));
}
