/** What `serve.sh` is told. */
export interface ServeSettings {
  /** File on a writable mount of the server's container; the server's PID stands in it while it runs. */
  readonly pidFile: string;
}

/** Environment that `serve.sh` needs; its arguments are ModelServer's. */
export function serveEnvironment({ pidFile }: ServeSettings): Record<string, string> {
  return { SERVER_PID_FILE: pidFile };
}
