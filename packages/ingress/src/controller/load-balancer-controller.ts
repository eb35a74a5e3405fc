import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type ICluster, regionProblems, requireValid } from '@spot-serving/core';
import type { ControllerProps } from '@spot-serving/helm-release';
import { type ControllerIdentity, type GrantedIdentity, serviceAccountOf } from '@spot-serving/helm-release';
import { ControllerRelease } from '@spot-serving/helm-release';

import type { LoadBalancerScope } from './load-balancer-scope';
import { loadBalancerStatements } from './load-balancer-statements';

/** Which cluster gets load balancers. */
export interface LoadBalancerControllerProps extends ControllerProps {
  /** The cluster; its network is where the load balancers are made. */
  readonly cluster: ICluster;
  /** Region of the cluster. */
  readonly region: string;
  /** AWS rights of its pods, made of `loadBalancerControllerIdentity`. */
  readonly identity: GrantedIdentity;
  /** Tags of what it makes in AWS; the provider's default tags do not reach that. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Whether Ingresses say which web ACL looks at requests. @default false */
  readonly webAcls?: boolean;
}

/** What we set of the chart's values, beside those of every controller. */
interface LoadBalancerControllerValues {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly serviceAccount: { readonly create: boolean; readonly name: string };
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly defaultTargetType: 'ip';
  readonly defaultSSLPolicy: string;
  readonly defaultTags: Readonly<Record<string, string>>;
  readonly enableServiceMutatorWebhook: boolean;
  readonly podMutatorWebhookConfig: { readonly failurePolicy: 'Fail' };
  readonly keepTLSSecret: boolean;
  readonly enableShield: boolean;
  readonly enableWaf: boolean;
  readonly enableWafv2: boolean;
}

/** TLS 1.3, and 1.2 with forward secrecy (ELB user guide, "Security policies for your Application Load Balancer"). */
const tlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
/** Twice the memory that the chart's values give as an example: its cache holds every pod of the cluster. */
const resources = { cpu: '100m', memory: '256Mi' };

/**
 * The AWS Load Balancer Controller: makes load balancers of Ingresses and keeps their targets equal to the pods.
 *
 * Comes first among the controllers; the others wait for it, because a webhook of a half-started one refuses what they install (infra 3.4).
 * For the same reason its webhook for Services is off, and its certificate outlives an upgrade. Pods in namespaces with readiness gates are
 * refused while it is down, instead of admitted without a gate: without it no new pod would get a request anyway.
 */
export class LoadBalancerController extends Construct {
  /** Ingresses, and other controllers, wait for this. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError when `region` or `imageRegistry` is none */
  constructor(scope: Construct, id: string, props: LoadBalancerControllerProps) {
    super(scope, id);
    requireValid(this, regionProblems(props.region));
    const { after = [], identity, imageRegistry, images } = props;
    const values = { ...loadBalancerControllerValues(props) };
    const release = {
      chart: 'aws-load-balancer-controller',
      resources,
      imageRegistry,
      images,
      values,
      after: [...identity.ready, ...after],
    } as const;
    this.ready = new ControllerRelease(this, 'Release', release).ready;
  }
}

/** Service account and rights of the controller's pods. */
export function loadBalancerControllerIdentity(scope: LoadBalancerScope): ControllerIdentity {
  return { ...serviceAccountOf('aws-load-balancer-controller'), statements: loadBalancerStatements(scope) };
}

/** Region and VPC are given, because the controller would ask the metadata service for them, which pods cannot reach (infra 3.14). */
function loadBalancerControllerValues({
  cluster,
  region,
  tags = {},
  webAcls = false,
}: LoadBalancerControllerProps): LoadBalancerControllerValues {
  return {
    clusterName: cluster.name,
    region,
    vpcId: cluster.network.vpcId,
    serviceAccount: { create: true, name: serviceAccountOf('aws-load-balancer-controller').serviceAccount },
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    defaultTargetType: 'ip',
    defaultSSLPolicy: tlsPolicy,
    defaultTags: tags,
    enableServiceMutatorWebhook: false,
    podMutatorWebhookConfig: { failurePolicy: 'Fail' },
    keepTLSSecret: true,
    enableShield: false,
    enableWaf: false,
    enableWafv2: webAcls,
  };
}
