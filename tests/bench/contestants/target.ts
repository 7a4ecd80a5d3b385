/** What a server in a process of its own says when it may be called. */
export interface Target {
  readonly port: number;
  readonly path: string;
}
