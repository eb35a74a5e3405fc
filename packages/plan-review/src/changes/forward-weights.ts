import { isObject, type Json, listOf, objectOf, textOf } from '../plan/json';

const prefix = 'alb.ingress.kubernetes.io/actions.';

/** What one weighted forward action of an Ingress gives to its Services. */
export interface ForwardAction {
  /** Name of the action, after the prefix of its annotation. */
  readonly name: string;
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * Weighted forward actions in the annotations of a `kubernetes_ingress_v1` (AWS Load Balancer Controller, "Ingress annotations", actions).
 * A target group without a weight gets requests, so it counts as 1; what is not of this form is no forward action.
 */
export function forwardActions(ingress: Json): readonly ForwardAction[] {
  const { annotations } = objectOf(listOf(objectOf(ingress).metadata)[0]);
  return Object.entries(objectOf(annotations)).flatMap(([key, text]) => {
    const groups = key.startsWith(prefix) ? targetGroups(textOf(text) ?? '') : [];
    return groups.length === 0 ? [] : [{ name: key.slice(prefix.length), weights: new Map(groups) }];
  });
}

function targetGroups(text: string): [string, number][] {
  return listOf(objectOf(objectOf(parsed(text)).forwardConfig).targetGroups).flatMap((group): [string, number][] => {
    if (!isObject(group) || typeof group.serviceName !== 'string') return [];
    return [[group.serviceName, typeof group.weight === 'number' ? group.weight : 1]];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
