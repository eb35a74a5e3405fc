import type { StandingObject } from '@spot-serving/terraform-runner';

import { isList, isObject, type Json } from '../plan/json';

/** Where objects that serve, or hold what is served, have the name that people know them by. */
const names: Readonly<Record<string, readonly (string | number)[]>> = {
  kubernetes_ingress_v1: ['spec', 0, 'rule', 0, 'host'],
  kubernetes_deployment: ['metadata', 0, 'name'],
  kubernetes_deployment_v1: ['metadata', 0, 'name'],
  aws_route53_record: ['fqdn'],
  aws_lb: ['dns_name'],
  aws_eks_cluster: ['name'],
  aws_autoscaling_group: ['name'],
  aws_s3_bucket: ['bucket'],
  helm_release: ['name'],
};

/** Names of what serves among objects, in the order of the table above, each with its type. */
export function whatServes(objects: readonly StandingObject[]): readonly string[] {
  const named = Object.entries(names).flatMap(([type, path]) =>
    objects.filter((one) => one.type === type).flatMap(({ attributes }) => textAt(attributes as Json, path)),
  );
  return [...new Set(named)];
}

function textAt(value: Json, path: readonly (string | number)[]): readonly string[] {
  const found = path.reduce<Json | undefined>((at, step) => member(at, step), value);
  return typeof found === 'string' && found !== '' ? [found] : [];
}

function member(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
