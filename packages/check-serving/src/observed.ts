/** The parts of Kubernetes objects that the check looks at (Kubernetes API reference). What a server leaves out is absent. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** State of a container that does not run. */
interface Halt {
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

export interface ContainerStatus {
  readonly name: string;
  readonly state?: { readonly waiting?: Halt; readonly terminated?: Halt };
  readonly lastState?: { readonly terminated?: Halt };
}

interface Metadata {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly generation?: number;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
}

export interface Pod {
  readonly metadata: Metadata;
  readonly spec: {
    readonly readinessGates?: readonly { readonly conditionType: string }[];
    readonly containers: readonly { readonly name: string; readonly image: string }[];
  };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly Condition[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export interface Deployment {
  readonly metadata: Metadata;
  readonly spec: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly conditions?: readonly Condition[];
  };
}

export interface Autoscaler {
  readonly metadata: Metadata;
  readonly spec: { readonly scaleTargetRef: { readonly name: string } };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

export interface DisruptionBudget {
  readonly metadata: Metadata;
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
  };
}

/** The pods of one revision of a Deployment. */
export interface ReplicaSet {
  readonly metadata: Metadata;
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number; readonly conditions?: readonly Condition[] };
}

/** What a controller or a kubelet says of an object; the API server keeps it for an hour (kube-apiserver, `--event-ttl`). */
export interface ObjectEvent {
  readonly metadata?: { readonly creationTimestamp?: string };
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly lastObservedTime?: string } | null;
}

/** What says why pods do not start. */
export interface Starting {
  readonly pods: readonly Pod[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly events: readonly ObjectEvent[];
}

/** What is in the namespace. */
export interface Observed extends Starting {
  readonly deployments: readonly Deployment[];
  readonly autoscalers: readonly Autoscaler[];
  readonly budgets: readonly DisruptionBudget[];
}
