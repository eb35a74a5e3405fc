/** A cluster that a rehearsal may use. */
export interface ClusterTarget {
  /** kubectl by name or path. */
  readonly kubectl: string;
  /** Absolute path of the kubeconfig. */
  readonly kubeconfig: string;
  /** The context of it that the user named. */
  readonly context: string;
  /** Whether controllers run in it, so that a Deployment gets its pods. */
  readonly controllers: boolean;
  /** Whether this process started it: then nobody else uses it, and nothing of it stays. */
  readonly own: boolean;
}
