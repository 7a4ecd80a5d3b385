/** What is said beside the body. */
export interface TextResponseInit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes objects that pass for a `Response` and have nothing of one yet. */
function Bare(): void {}
Bare.prototype = Response.prototype;
const BareResponse: typeof Response = Bare as unknown as typeof Response;

/**
 * A `Response` whose body is a text that can be had as it is. One of Node's own costs more than all that a service does:
 * its headers are checked and sorted, its body becomes a stream. This one becomes such a one when somebody asks for more
 * than its status, and a server's door never does.
 */
export class TextResponse extends BareResponse {
  readonly content: string;
  override readonly status: number;
  override readonly type = 'default';
  readonly #headers: Readonly<Record<string, string>>;
  #whole: Response | undefined;

  static {
    // Here, as TypeScript takes a Response's members for fields, which no class may override with others.
    for (const name of ['body', 'bodyUsed', 'headers', 'ok', 'redirected', 'statusText', 'url']) {
      Object.defineProperty(this.prototype, name, {
        get(this: TextResponse): unknown {
          return Reflect.get(this.whole(), name);
        },
      });
    }
    for (const name of ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text']) {
      Object.defineProperty(this.prototype, name, {
        value(this: TextResponse): unknown {
          const whole = this.whole();
          const read: unknown = Reflect.get(whole, name);
          return typeof read === 'function' ? Reflect.apply(read, whole, []) : undefined;
        },
      });
    }
  }

  constructor(content: string, { status, headers }: TextResponseInit) {
    super();
    this.content = content;
    this.status = status;
    this.#headers = headers;
  }

  /** The headers; a record as long as nobody has asked for `headers`, which may be changed. */
  get plainHeaders(): Readonly<Record<string, string>> {
    return this.#whole ? Object.fromEntries(this.#whole.headers) : this.#headers;
  }

  /** The same as a `Response` of Node's own: only one, as a body can be read only once. */
  whole(): Response {
    return (this.#whole ??= new Response(this.content, { status: this.status, headers: this.#headers }));
  }
}
