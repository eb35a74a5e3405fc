/** The parts of a stack's Terraform JSON that lead to a cluster, or wait for pods in it. */
export interface ClusterStackJson {
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
}

/** A resource, as Terraform's JSON writes it. */
export type ResourceJson = Readonly<Record<string, unknown>>;
