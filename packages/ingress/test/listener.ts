import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';

import { resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

/** A rendered Ingress, as far as the controller reads it. */
export interface RenderedIngress {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly ingress_class_name: string;
    readonly rule: readonly RenderedRule[];
    readonly default_backend?: unknown;
  };
  readonly wait_for_load_balancer: boolean;
  readonly depends_on?: readonly string[];
}

interface RenderedRule {
  readonly host: string;
  readonly http: {
    readonly path: readonly { readonly path: string; readonly path_type: string; readonly backend: unknown }[];
  };
}

/** All Ingresses of a stack, by name. */
export function ingressesOf(stack: SynthesizedStack): Readonly<Record<string, RenderedIngress>> {
  const all = Object.values(resourcesOf(IngressV1, stack)) as RenderedIngress[];
  return Object.fromEntries(all.map((one) => [one.metadata.name, one]));
}

/** An annotation of the load balancer controller. */
export function annotation({ metadata }: RenderedIngress, name: string): string | undefined {
  return metadata.annotations[`alb.ingress.kubernetes.io/${name}`];
}

/**
 * Name of the Ingress that a listener with these rules would send a request to; `undefined` for the 404 of its default action.
 *
 * A stand-in for the load balancer: hosts without regard to case, paths with it, `*` for any characters and `?` for one (Elastic Load Balancing user
 * guide, "Host conditions", "Path conditions"); the query is no part of the path. Paths become patterns as in the controller's buildPathPatterns.
 */
export function routed(ingresses: Iterable<RenderedIngress>, host: string, target: string): string | undefined {
  const [path = ''] = target.split('?');
  for (const { metadata, spec } of ingresses) {
    const matches = spec.rule.some(
      (rule) =>
        [rule.host, ...otherHosts(metadata.annotations)].some((one) => glob(one.toLowerCase(), host.toLowerCase())) &&
        rule.http.path.some((one) => pathMatches(one, path)),
    );
    if (matches) return metadata.name;
  }
  return undefined;
}

/** Further hosts of the one condition: the controller adds those of an annotation to the rule's own (its buildRuleConditions). */
function otherHosts(annotations: Readonly<Record<string, string>>): string[] {
  const conditions = JSON.parse(annotations['alb.ingress.kubernetes.io/conditions.forward'] ?? '[]') as {
    readonly field: string;
    readonly hostHeaderConfig: { readonly values: string[] };
  }[];
  return conditions.flatMap(({ field, hostHeaderConfig }) => (field === 'host-header' ? hostHeaderConfig.values : []));
}

function pathMatches(
  { path: pattern, path_type: type }: { readonly path: string; readonly path_type: string },
  path: string,
): boolean {
  if (type === 'Exact') return path === pattern;
  if (type === 'ImplementationSpecific') return glob(pattern, path);
  throw new Error(`the stand-in knows no path type ${type}`);
}

function glob(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
