import { type EndpointAuthentication, mostThatFit, type Problem } from '@spot-serving/core';

import { grpcRoute, restRoute } from './model-routes';

/** How much one load balancer takes of each ("Quotas for your Application Load Balancers", Elastic Load Balancing user guide; default rules do not count). */
const most = { rules: 100, 'target groups': 100, targets: 1000 } as const;

/** What of a load balancer is counted. */
type Counted = keyof typeof most;

/** What a model takes of its load balancer. */
export type BalancerShare = Readonly<Record<Counted, number>>;

/** How a model is reached, as far as its load balancer must hold it. */
export interface BalancedModel {
  /** Services that answer for it, those without weight included. */
  readonly backends: number;
  /** Whether gRPC is reachable. */
  readonly grpc: boolean;
  /** Pods at most, of all its Services. */
  readonly pods: number;
}

/** Whether an endpoint's models are reached by gRPC, where none says otherwise: a load balancer knows no JWT of gRPC. */
export function balancesGrpc(authentication: EndpointAuthentication | undefined): boolean {
  return authentication?.kind !== 'jwt';
}

/**
 * What a model takes: a rule for each path of its routes (the controller's pkg/ingress/model_build_listener_rules.go), a target group for each Service and
 * protocol, and each pod once for each protocol.
 */
export function balancerShare({ backends, grpc, pods }: BalancedModel): BalancerShare {
  const routes = [restRoute('', ''), ...(grpc ? [grpcRoute('', '')] : [])];
  return {
    rules: routes.reduce((sum, { paths }) => sum + paths.length, 0),
    'target groups': backends * routes.length,
    targets: pods * routes.length,
  };
}

/**
 * What is wrong with the models of one load balancer together: more rules, target groups or targets than it takes. Told at `path`, with what each kind comes to
 * and how many of the models, in their order, have room.
 *
 * @param shares of all models, in their order
 */
export function balancerRoomProblems(shares: readonly BalancerShare[], path: string): Problem[] {
  const full = counted.filter((what) => sumOf(shares, what) > most[what]);
  if (full.length === 0) return [];
  const sums = full.map((what) => `${sumOf(shares, what)} ${what} of ${most[what]}`).join(' and ');
  const room = mostThatFit(shares, (some) => counted.every((what) => sumOf(some, what) <= most[what]));
  const remedy = full.every((what) => what === 'targets')
    ? 'lower replicas.max of some, or serve some models from another app'
    : `serve some models from another app: the first ${room} of these have room`;
  return [{ path, value: `${shares.length} models`, fix: `their load balancer would have ${sums}; ${remedy}` }];
}

const counted = Object.keys(most) as readonly Counted[];

function sumOf(shares: readonly BalancerShare[], what: Counted): number {
  return shares.reduce((sum, share) => sum + share[what], 0);
}
