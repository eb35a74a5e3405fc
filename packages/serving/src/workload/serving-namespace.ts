import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { autoscaledCount } from './autoscaled-count';
import { KubernetesObjects } from './kubernetes-objects';
import { scrapeAccess } from './scrape-access';

/** The namespace of models, unless it is said otherwise. */
export const servingNamespace = 'serving';

/** Where models are served. */
export interface ServingNamespaceProps {
  /** Its name. @default serving */
  readonly name?: string;
  /** Whether Prometheus may find its pods: when a model scales on demand. @default false */
  readonly scraped?: boolean;
  /** What must exist first: the load balancer controller, whose webhook adds the readiness gates. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * The namespace of models: pods get a readiness gate of the load balancer, may not be privileged in any way, and reach and are reached by
 * nobody until a policy says otherwise. Nothing but a Deployment's scale lowers a count that is an autoscaler's.
 *
 * The gate's label must stand before the first pod: the webhook looks at a pod only when it is made (serving 1.7).
 */
export class ServingNamespace extends Construct {
  /** Name of the namespace, known once it exists. */
  readonly name: string;
  /** What objects in the namespace wait for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    { name = servingNamespace, scraped = false, after = [] }: ServingNamespaceProps = {},
  ) {
    super(scope, id);
    const home = new NamespaceV1(this, 'Resource', {
      metadata: { name, labels: namespaceLabels },
      dependsOn: [...after],
    });
    const closed = new NetworkPolicyV1(this, 'Closed', {
      metadata: { name: 'default-deny', namespace: home.metadata.name },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    const counts = new KubernetesObjects(this, 'Counts', {
      release: 'autoscaled-counts',
      namespace: home.metadata.name,
      objects: autoscaledCount(name),
    });
    if (scraped)
      new KubernetesObjects(this, 'Scrape', {
        release: 'metrics-reader',
        namespace: home.metadata.name,
        objects: scrapeAccess(name),
      });
    this.name = home.metadata.name;
    this.ready = [home, closed, ...counts.ready];
  }
}

/** AWS Load Balancer Controller, "Pod readiness gate"; Kubernetes, "Pod Security Standards". */
const namespaceLabels = {
  'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled',
  'pod-security.kubernetes.io/enforce': 'restricted',
};
