import { Token } from 'cdktf';

import { type Problem, problemsBelow, unless, when } from '@spot-serving/core';

import { defaultIdleTimeoutSeconds } from './balancer-annotations';
import type { Backend, BalancerProps, ModelIngressProps } from './model-ingress-props';
import { grpcHostName } from './model-routes';

/** RFC 1035, "Preferred name syntax", and Kubernetes, "Object Names and IDs". */
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Elastic Load Balancing user guide, "Host conditions". */
const longestHost = 128;
/** User guide, "Quotas for your Application Load Balancers": target groups per action. */
const mostBackends = 5;
/** API reference, TargetGroupTuple. */
const mostWeight = 999;

/** Everything wrong with how a model is reached; what only an apply knows is passed over. */
export function modelIngressProblems(props: ModelIngressProps): Problem[] {
  const { balancer, model, namespace, backends } = props;
  return [
    ...labelProblems(
      'model',
      model,
      'name a model with 1 to 63 lower-case letters, digits and hyphens: it is part of a host name',
    ),
    ...labelProblems('namespace', namespace, 'name a namespace: 1 to 63 lower-case letters, digits and hyphens'),
    ...hostProblems(model, balancer.endpoint.hostName),
    ...(balancer.shared ? hostProblems(model, balancer.shared.hostName) : []),
    ...sharedHostProblems(model, balancer),
    ...backendProblems(backends),
    ...problemsBelow('balancer', balancerProblems(balancer)),
    ...timeProblems(props),
    ...grpcProblems(props),
  ].filter(({ value }) => !Token.isUnresolved(value));
}

function labelProblems(path: string, value: string, fix: string): Problem[] {
  return unless(Token.isUnresolved(value) || label.test(value), { path, value, fix });
}

function hostProblems(model: string, hostName: string): Problem[] {
  if (Token.isUnresolved(model) || Token.isUnresolved(hostName)) return [];
  const value = grpcHostName(model, hostName);
  if (value.length <= longestHost) return [];
  const fix = `shorten it: ${value} has ${value.length} characters, and a listener rule takes ${longestHost}`;
  return [{ path: 'model', value: model, fix }];
}

/**
 * Each model has a host below either name. One that is the region's own name would lead gRPC clients of all regions to this one, and one that is the
 * shared name those of this region to any.
 */
function sharedHostProblems(model: string, { shared, endpoint }: BalancerProps): Problem[] {
  if (shared === undefined) return [];
  const [own, all] = [endpoint.hostName, shared.hostName];
  const problem = (name: string, whose: string) => ({
    ...{ path: 'model', value: model },
    fix: `call the model or the region otherwise: ${name} is the name of ${whose}`,
  });
  return [
    ...when(grpcHostName(model, all) === own, problem(own, "the region's own balancer")),
    ...when(grpcHostName(model, own) === all, problem(all, 'all regions')),
  ];
}

function backendProblems(backends: readonly Backend[]): Problem[] {
  const count = {
    path: 'backends',
    value: backends.length,
    fix: `name 1 to ${mostBackends} Services: a listener rule takes no more`,
  };
  const silent = {
    path: 'backends',
    value: backends,
    fix: 'give one of them a weight above 0, or every request is refused',
  };
  return [
    ...unless(backends.length >= 1 && backends.length <= mostBackends, count),
    ...unless(backends.length === 0 || backends.some(({ weight }) => weight !== 0), silent),
    ...backends.flatMap((backend, index) => oneBackendProblems(backend, `backends[${index}]`)),
    ...backends.flatMap(({ service: value }, index) => {
      const again = backends.findIndex(({ service }) => service === value) < index;
      const fix = 'listed before: remove it, and add its weight there';
      return when(again, { path: `backends[${index}].service`, value, fix });
    }),
  ];
}

function oneBackendProblems({ service, weight }: Backend, path: string): Problem[] {
  const fix = `use a whole number from 0 to ${mostWeight}`;
  return [
    ...labelProblems(`${path}.service`, service, 'write the name of a Service'),
    ...unless(wholeIn(weight, 0, mostWeight), { path: `${path}.weight`, value: weight, fix }),
  ];
}

/** What is wrong with a load balancer's own settings. User guide, "Load balancer attributes", and "Subnets for your load balancer". */
export function balancerProblems({ subnetIds, accessLogs, ...balancer }: BalancerProps): Problem[] {
  const { idleTimeoutSeconds: idle = defaultIdleTimeoutSeconds } = balancer;
  const fewFix = 'name subnets in two zones or more, or leave it out for those with the role tags';
  const tooFew = { path: 'subnetIds', value: subnetIds, fix: fewFix };
  const slashes = {
    path: 'accessLogs.prefix',
    value: accessLogs?.prefix,
    fix: 'write it without a slash at its beginning and end',
  };
  return [
    ...(subnetIds === undefined || Token.isUnresolved(subnetIds) || new Set(subnetIds).size >= 2 ? [] : [tooFew]),
    ...when(accessLogs && /^\/|\/$/.test(accessLogs.prefix), slashes),
    ...unless(wholeIn(idle, 1, 4000), {
      path: 'idleTimeoutSeconds',
      value: idle,
      fix: 'use a whole number of seconds from 1 to 4000',
    }),
  ];
}

/** A balancer that gives up before the model has answered loses the request, and so does one that lets a target go. */
function timeProblems({
  balancer,
  longestRequestSeconds: longest,
  deregistrationDelaySeconds: delay,
}: ModelIngressProps): Problem[] {
  const { idleTimeoutSeconds: idle = defaultIdleTimeoutSeconds } = balancer;
  const idleFix = `use more than the longest request, which takes ${longest} s`;
  const delayFix = `use a whole number of seconds from the longest request, ${longest} s, to 3600`;
  return [
    ...(longest > 0 ? [] : [{ path: 'longestRequestSeconds', value: longest, fix: 'use a number of seconds above 0' }]),
    ...(idle > longest ? [] : [{ path: 'balancer.idleTimeoutSeconds', value: idle, fix: idleFix }]),
    ...(wholeIn(delay, Math.max(0, longest), 3600)
      ? []
      : [{ path: 'deregistrationDelaySeconds', value: delay, fix: delayFix }]),
  ];
}

/**
 * User guide, "Action types for listener rules": for gRPC, forward actions only; an open gRPC door beside a guarded REST one would be none
 * at all.
 */
function grpcProblems({ balancer, grpc }: ModelIngressProps): Problem[] {
  if (grpc !== true || balancer.endpoint.authentication?.kind !== 'jwt') return [];
  return [
    {
      path: 'grpc',
      value: grpc,
      fix: 'leave it out, or authenticate by mtls: load balancers verify no JWT of gRPC requests',
    },
  ];
}

function wholeIn(value: number, least: number, most: number): boolean {
  return Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most);
}
