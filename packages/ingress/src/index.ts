export { LostRequests, type LostRequestsProps, lostRequestsProblems } from './alarms/lost-requests';
export { ModelAlarms, type ModelAlarmsProps, modelAlarmsProblems } from './alarms/model-alarms';
export {
  LoadBalancerController,
  loadBalancerControllerIdentity,
  type LoadBalancerControllerProps,
} from './controller/load-balancer-controller';
export type { LoadBalancerScope } from './controller/load-balancer-scope';
export { loadBalancerStatements } from './controller/load-balancer-statements';
export { Endpoint } from './endpoint';
export { EndpointAlias, type EndpointAliasProps, endpointAliasProblems } from './endpoint-alias';
export { endpointAttributesProblems, endpointProblems } from './endpoint-problems';
export type { CertificateKey, EndpointProps, LookedUpEndpointProps } from './endpoint-props';
export { LookedUpEndpoint } from './looked-up-endpoint';
export {
  type BalancedModel,
  balancerRoomProblems,
  type BalancerShare,
  balancerShare,
  balancesGrpc,
} from './model/balancer-room';
export { ModelIngress, type WatchedTargets } from './model/model-ingress';
export { balancerProblems, modelIngressProblems } from './model/model-ingress-problems';
export {
  type AccessLogs,
  type Backend,
  type BalancerProps,
  type ModelIngressProps,
  type Protocol,
  type SharedHost,
} from './model/model-ingress-props';
export { WebAcl, type WebAclProps } from './web-acl';
export { SharedName, type SharedNameProps } from './shared-name';
