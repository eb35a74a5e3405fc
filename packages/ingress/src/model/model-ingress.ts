import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { Fn, type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';

import { type Problem, requireValid, when } from '@spot-serving/core';
import { modelServerPorts } from '@spot-serving/core/numbers';

import { balancerAnnotations } from './balancer-annotations';
import { balancerRoomProblems, type BalancerShare, balancerShare } from './balancer-room';
import { modelIngressProblems } from './model-ingress-problems';
import { type BalancerProps, type ModelIngressProps, type Protocol, reachesGrpc } from './model-ingress-props';
import { grpcHostName, grpcRoute, restRoute, type Route } from './model-routes';
import { forwardAction, targetAnnotations } from './target-annotations';

/** Stands for the name of a balancer that is gone, so that plans, the one that mends it among them, go through; no name ends so (RFC 6761). */
const noBalancer = 'no-balancer.invalid';

/** A target group of a model's own Service, as the controller's tag names it. */
export interface WatchedTargets {
  readonly protocol: Protocol;
  /** Value of the tag `ingress.k8s.aws/resource`; known once the Ingress exists. */
  readonly resource: string;
}

/**
 * The way from a load balancer to the pods of one model: an Ingress for REST, one for gRPC, and nothing but the model's own paths.
 *
 * The group's one load balancer is made with the first model and goes with the last. Each Ingress is there once the balancer and its target
 * groups are (the controller writes an Ingress' address after it has deployed the group), so pods that wait for `ready` are admitted with a
 * readiness gate. Targets are pods, asked by fewest outstanding requests.
 *
 * One that never gets an address is tainted, and the next apply makes it anew. So nothing that waits for it may have `create_before_destroy`, which
 * Terraform hands down to what it depends on: the new one would be made under the name that the old one still has.
 */
export class ModelIngress extends Construct {
  /** Pods of the model wait for this. */
  readonly ready: readonly ITerraformDependable[];
  /** DNS name of the load balancer, the same for all models of the endpoint. */
  readonly balancerHostName: string;
  /** Where gRPC clients reach the model; absent when they cannot. */
  readonly grpcHostName?: string;
  /** Target groups of the first backend, for alarms. */
  readonly watched: readonly WatchedTargets[];
  /** The pods behind the first backend, for alarms: a Deployment is called as its Service. */
  readonly workload: { readonly namespace: string; readonly name: string };
  private readonly balancer: BalancerProps;
  private readonly share: BalancerShare;

  /**
   * @throws MisconfigurationError with every problem of `props` at once, settings that differ from another model's of the group included
   */
  constructor(scope: Construct, id: string, props: ModelIngressProps) {
    super(scope, id);
    const { balancer, model } = props;
    const { hostName } = balancer.endpoint;
    this.balancer = balancer;
    this.workload = { namespace: props.namespace, name: props.backends[0]?.service ?? model };
    this.share = balancerShare({ backends: props.backends.length, grpc: reachesGrpc(props), pods: 0 });
    requireValid(this, [...modelIngressProblems(props), ...this.disagreement(), ...this.crowd()]);
    const rest = this.ingress('Rest', props, restRoute(model, hostName));
    const grpc = reachesGrpc(props) ? this.ingress('Grpc', props, grpcRoute(model, hostName)) : undefined;
    this.ready = grpc ? [rest, grpc] : [rest];
    this.grpcHostName = grpc && grpcHostName(model, hostName);
    const { hostname } = rest.status.get(0).loadBalancer.get(0).ingress.get(0);
    this.balancerHostName = Token.asString(Fn.try([hostname, noBalancer]));
    this.watched = [...watched(rest, 'rest', props), ...(grpc ? watched(grpc, 'grpc', props) : [])];
  }

  private ingress(id: 'Rest' | 'Grpc', props: ModelIngressProps, route: Route): IngressV1 {
    const protocol = id === 'Rest' ? 'rest' : 'grpc';
    const { model, namespace, balancer, after = [] } = props;
    const annotations = { ...balancerAnnotations(balancer), ...targetAnnotations(props, protocol) };
    return new IngressV1(this, id, {
      metadata: { name: `${model}-${protocol}`, namespace, annotations },
      spec: { ingressClassName: 'alb', rule: [ruleOf(route)] },
      waitForLoadBalancer: true,
      dependsOn: [...after],
    });
  }

  /** Two settings of one load balancer, and the controller would stop changing it; found here, where both models are known. */
  private disagreement(): Problem[] {
    const { balancer } = this;
    const { groupName } = balancer.endpoint;
    const other = this.group().find((one) => one.balancer !== balancer && textOf(one.balancer) !== textOf(balancer));
    const fix = `hand it the same settings as ${other?.node.path}, best the same object: they describe one load balancer`;
    return when(other, { path: 'balancer', value: groupName, fix });
  }

  /** A load balancer that is full takes no rule of a further model, and the controller then changes none of the group. Its targets nobody knows here. */
  private crowd(): Problem[] {
    return balancerRoomProblems(
      this.group().map(({ share }) => share),
      'balancer',
    );
  }

  /** All of one load balancer until now, this one among them. */
  private group(): readonly ModelIngress[] {
    const all = this.node.root.node.findAll().filter((one) => one instanceof ModelIngress);
    return all.filter((other) => other.balancer.endpoint.groupName === this.balancer.endpoint.groupName);
  }
}

function textOf(balancer: BalancerProps): string {
  return JSON.stringify(balancerAnnotations(balancer));
}

function ruleOf({ host, paths }: Route) {
  const backend = { service: { name: forwardAction, port: { name: 'use-annotation' } } };
  return { host, http: { path: paths.map(({ path, pathType }) => ({ path, pathType, backend })) } };
}

/**
 * The controller tags a target group with `namespace/ingress-service:port` (its pkg/deploy/tracking/provider.go). The first two are the
 * Ingress' id, which is unknown until it is there: what looks for the group waits for it, once.
 */
function watched({ id }: IngressV1, protocol: Protocol, { backends: [first] }: ModelIngressProps): WatchedTargets[] {
  return first ? [{ protocol, resource: `${id}-${first.service}:${modelServerPorts[protocol]}` }] : [];
}
