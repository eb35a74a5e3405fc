/** Folders of a ModelServer's pod. Its root is read-only, so each is a mount. */
export const podFolders = {
  /** ModelServer's base path; only the loader writes to it. */
  models: '/models',
  /** Scripts and configuration, from the pod's ConfigMap. */
  files: '/etc/spot-serving',
  /** The only folder that ModelServer and the AWS CLI may write to, both their `HOME`. */
  scratch: '/tmp',
} as const;

/** Where the server's PID stands. */
export const pidFile = `${podFolders.scratch}/model-server.pid`;
