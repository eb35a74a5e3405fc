import { type Annotations, annotations, stringMap } from './annotation';
import { type Backend, type ModelIngressProps, type Protocol, servicePorts } from './model-ingress-props';

/** Name of the action below; Ingress paths refer to it with the port name `use-annotation`. */
export const forwardAction = 'forward';

/**
 * How the balancer learns that a target answers: two checks, 5 seconds apart, the shortest interval there is (user guide, "Health checks
 * for your target groups"). The time-out is below the interval; two missed checks take a target out, as a node that went without a word
 * needs it (drain.md).
 */
const check = {
  'healthcheck-interval-seconds': '5',
  'healthcheck-timeout-seconds': '4',
  'healthy-threshold-count': '2',
  'unhealthy-threshold-count': '2',
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
    [`actions.${forwardAction}`]: forward(backends, servicePorts[protocol]),
  });
}

/**
 * Also for a single backend, so that a second one changes weights and nothing else. Controller documentation, "Ingress annotations":
 * actions.
 */
function forward(backends: readonly Backend[], servicePort: number): string {
  const targetGroups = backends.map(({ service: serviceName, weight }) => ({ serviceName, servicePort, weight }));
  return JSON.stringify({ type: 'forward', forwardConfig: { targetGroups } });
}
