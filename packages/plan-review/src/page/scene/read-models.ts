import { block, numberOf, textsOf } from '../../cost/plan-objects';
import { autoscalerOf, nameOf as fullName, readPodSets } from '../../cost/read-pod-sets';
import { isObject, listOf, objectOf, textOf } from '../../plan/json';
import { type Drawn, together } from './objects';
import type { Balancer, Model } from './scene';

const annotation = 'alb.ingress.kubernetes.io/';

/** Models: Deployments with the component label that this house gives them. Several of one name are one model. */
export function readModels(objects: readonly Drawn[]): readonly Model[] {
  const sets = new Map(readPodSets(objects).map((set) => [set.address, set]));
  const shares = sharesOf(objects);
  const deployments = objects.filter(
    ({ type, values }) =>
      type.startsWith('kubernetes_deployment') && podLabels(values)['app.kubernetes.io/component'] === 'model-server',
  );
  const names = [...new Set(deployments.map(({ values }) => instanceOf(values)))];
  return names.map((name) => {
    const own = deployments.filter(({ values }) => instanceOf(values) === name);
    const counts = own.map((one) => {
      const least = sets.get(one.address)?.replicas ?? 1;
      return {
        least,
        most: numberOf(block(autoscalerOf(fullName(one.values), objects)?.values ?? {}, 'spec').max_replicas) ?? least,
      };
    });
    const percent = shares.get(name);
    return {
      name,
      mark: together(own.map(({ mark }) => mark)),
      version: [...new Set(own.map(({ values }) => podLabels(values)['app.kubernetes.io/version'] ?? '?'))].join(', '),
      least: counts.reduce((sum, { least }) => sum + least, 0),
      most: counts.reduce((sum, { most }) => sum + most, 0),
      ...(percent === undefined ? {} : { percent }),
    };
  });
}

const podLabels = (values: Drawn['values']): Readonly<Record<string, string>> =>
  textsOf(block(values, 'spec', 'template', 'metadata').labels);

const instanceOf = (values: Drawn['values']): string =>
  podLabels(values)['app.kubernetes.io/instance'] ?? fullName(values);

/** Percent of the requests by Service, of those that an Ingress splits. */
function sharesOf(objects: readonly Drawn[]): ReadonlyMap<string, number> {
  const forwards = ingresses(objects).flatMap(({ values }) => {
    // A text that holds JSON is opened when it is redacted.
    const action = objectOf(block(values, 'metadata').annotations)[`${annotation}actions.forward`];
    return listOf(objectOf(objectOf(action).forwardConfig).targetGroups).filter(isObject);
  });
  return new Map(
    forwards.flatMap(({ serviceName, weight }) =>
      typeof serviceName === 'string' && typeof weight === 'number' && weight < 100 && weight > 0
        ? [[serviceName, weight] as const]
        : [],
    ),
  );
}

const ingresses = (objects: readonly Drawn[]): readonly Drawn[] =>
  objects.filter(({ type }) => type.startsWith('kubernetes_ingress_v1'));

/** Balancers: Ingresses by their group, and load balancers that Terraform makes itself. */
export function readBalancers(objects: readonly Drawn[], nameOf: (object: Drawn) => string): readonly Balancer[] {
  const said = (one: Drawn, key: string): string =>
    textsOf(block(one.values, 'metadata').annotations)[annotation + key] ?? '';
  const groups = [...new Set(ingresses(objects).map((one) => said(one, 'group.name')))];
  const grouped = groups.map((name): Balancer => {
    const own = ingresses(objects).filter((one) => said(one, 'group.name') === name);
    const hosts = own.flatMap(({ values }) =>
      listOf(block(values, 'spec').rule).flatMap((rule) => textOf(objectOf(rule).host) ?? []),
    );
    return {
      name: name === '' ? 'load balancer' : name,
      mark: together(own.map(({ mark }) => mark)),
      facesInternet: own.some((one) => said(one, 'scheme') === 'internet-facing'),
      hosts: [...new Set(hosts)].sort(),
      cidrs: [...new Set(own.flatMap((one) => said(one, 'inbound-cidrs').split(',')).map((one) => one.trim()))].filter(
        (one) => one !== '',
      ),
    };
  });
  const own = objects.filter(({ type }) => type === 'aws_lb' || type === 'aws_alb');
  return [
    ...grouped,
    ...own.map((one) => ({
      name: nameOf(one),
      mark: one.mark,
      facesInternet: one.values.internal === false,
      hosts: [],
      cidrs: [],
    })),
  ];
}
