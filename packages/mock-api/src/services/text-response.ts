/** What is said beside the body. */
export interface TextResponseInit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A `Response` whose body is a text that can be had as it is. A body of Node's own becomes a stream at once, which costs
 * more than all that a service does; this one does when somebody asks for it, and a server's door never does.
 */
export class TextResponse extends Response {
  readonly content: string;
  #whole: Response | undefined;

  static {
    // Here, as TypeScript takes a Response's members for fields, which no class may override with others.
    for (const name of ['body', 'bodyUsed']) {
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

  constructor(content: string, init: TextResponseInit) {
    super(null, init);
    this.content = content;
  }

  /** The same as a `Response` of Node's own: only one, as a body can be read only once. */
  whole(): Response {
    return (this.#whole ??= new Response(this.content, { status: this.status, headers: this.headers }));
  }
}
