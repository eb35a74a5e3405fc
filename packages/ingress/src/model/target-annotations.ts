import { balancerCheck, modelServerPorts } from '@spot-serving/core/numbers';

import { type Annotations, annotations, stringMap } from './annotation';
import type { Backend, ModelIngressProps, Protocol } from './model-ingress-props';
import { grpcHostName } from './model-routes';

/** Name of the action below; Ingress paths refer to it with the port name `use-annotation`. */
export const forwardAction = 'forward';

/** The check that the drain proof counts with. */
const check = {
  'healthcheck-interval-seconds': String(balancerCheck.intervalSeconds),
  'healthcheck-timeout-seconds': String(balancerCheck.timeoutSeconds),
  'healthy-threshold-count': String(balancerCheck.healthyThreshold),
  'unhealthy-threshold-count': String(balancerCheck.unhealthyThreshold),
};

/**
 * What an Ingress says of its target groups, one for each backend, all checked alike.
 *
 * `/metadata` is 200 only when a version of the model can be used, whichever that is: old and new pods share the check during a rollout.
 * ModelServer answers gRPC checks once its models are loaded; an HTTP check of a gRPC group is impossible (serving 1.3, 1.7).
 */
export function targetAnnotations(props: ModelIngressProps, protocol: Protocol): Annotations {
  const { model, backends, deregistrationDelaySeconds } = props;
  return annotations({
    'target-type': 'ip',
    'backend-protocol-version': protocol === 'rest' ? 'HTTP1' : 'GRPC',
    'healthcheck-path': protocol === 'rest' ? `/v1/models/${model}/metadata` : '/grpc.health.v1.Health/Check',
    'success-codes': protocol === 'rest' ? '200' : '0',
    ...check,
    'target-group-attributes': stringMap({
      'deregistration_delay.timeout_seconds': deregistrationDelaySeconds,
      'load_balancing.algorithm.type': 'least_outstanding_requests',
    }),
    [`actions.${forwardAction}`]: forward(backends, modelServerPorts[protocol]),
    [`conditions.${forwardAction}`]: sharedHosts(props, protocol),
  });
}

/**
 * The shared name beside the rule's own host, in the same condition, so that it takes no further rule (the controller's
 * pkg/ingress/model_build_listener_rules.go at 043f39b, buildRuleConditions).
 */
function sharedHosts({ model, balancer: { shared } }: ModelIngressProps, protocol: Protocol): string | undefined {
  if (shared === undefined) return undefined;
  const host = protocol === 'rest' ? shared.hostName : grpcHostName(model, shared.hostName);
  return JSON.stringify([{ field: 'host-header', hostHeaderConfig: { values: [host] } }]);
}

/**
 * Also for a single backend, so that a second one changes weights and nothing else. Controller documentation, "Ingress annotations":
 * actions.
 */
function forward(backends: readonly Backend[], servicePort: number): string {
  const targetGroups = backends.map(({ service: serviceName, weight }) => ({ serviceName, servicePort, weight }));
  return JSON.stringify({ type: 'forward', forwardConfig: { targetGroups } });
}
