/** What the plan says of the pods of one model that decides how soon there are more of them. */
export interface ModelPods {
  /** Namespace and name of the Deployment. */
  readonly name: string;
  /** Fewest pods. */
  readonly replicas: number;
  /** Whether an autoscaler may add pods. */
  readonly scales: boolean;
  /** Most GiB that the loader copies: the size limit of its volume, a tenth and 64 MiB above the model. Undefined where the plan does not say. */
  readonly modelGiB: number | undefined;
  /** Whether recorded requests run before the model answers. */
  readonly warmup: boolean;
  /** Seconds between the balancer's checks, and how many must pass; undefined where no Ingress of the namespace says. */
  readonly checks: { readonly seconds: number; readonly count: number } | undefined;
  /** How many may go with one warning: those that may share a node. */
  readonly atRisk: number;
  /** Whether they may run on Spot. */
  readonly onSpot: boolean;
}
