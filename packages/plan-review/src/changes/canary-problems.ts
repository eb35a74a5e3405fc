import { isObject, type Json, listOf, objectOf } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import { equal } from './equal';
import { type ForwardAction, forwardActions } from './forward-weights';
import { kindOf } from './kind-of';

/** A step of a canary in the wrong order: requests would go where no pod is ready. */
export interface CanaryProblem {
  /** Address of the Deployment. */
  readonly address: string;
  readonly what: string;
  readonly fix: string;
}

type Side = 'before' | 'after';

/**
 * Where a plan gives requests to a Deployment that the same plan creates, or destroys one that its Ingress still gives requests to. Both take two
 * applies: first the Deployment and then its weight, or first weight 0 and then the Deployment.
 *
 * A Service whose pods come from several Deployments keeps answering while one of them stays, such as when On-Demand pods join those on Spot.
 *
 * An action that is new in this plan had no requests to lose, so a model's first deployment is not a problem; nor is one whose Ingress goes with it.
 */
export function canaryProblems({ changes }: Plan): readonly CanaryProblem[] {
  const ofType = (type: RegExp): readonly ResourceChange[] =>
    changes.filter((change) => change.mode === 'managed' && type.test(change.type));
  const deployments = ofType(/^kubernetes_deployment(?:_v1)?$/);
  if (deployments.length === 0) return [];
  const services = ofType(/^kubernetes_service(?:_v1)?$/);
  return ofType(/^kubernetes_ingress_v1$/).flatMap((ingress) => [
    ...weighted(ingress, 'after').flatMap((target) =>
      early(target, deploymentsOf(target, 'after', services, deployments)),
    ),
    ...weighted(ingress, 'before').flatMap((target) =>
      late(target, deploymentsOf(target, 'before', services, deployments)),
    ),
  ]);
}

interface Target {
  readonly ingress: ResourceChange;
  readonly action: string;
  readonly service: string;
  readonly weight: number;
}

/** Services that get requests on one side, by actions that there are on both. */
function weighted(ingress: ResourceChange, side: Side): readonly Target[] {
  const { before, after } = ingress.change;
  const other = new Set(forwardActions(side === 'after' ? before : after).map(({ name }) => name));
  const actions = forwardActions(side === 'after' ? after : before).filter(({ name }) => other.has(name));
  return actions.flatMap((action) => targetsOf(ingress, action));
}

function targetsOf(ingress: ResourceChange, { name, weights }: ForwardAction): readonly Target[] {
  return [...weights].flatMap(([service, weight]) => (weight > 0 ? [{ ingress, action: name, service, weight }] : []));
}

/** Deployments whose pods the target's Service selects; without that Service in the plan, the one of its name. */
function deploymentsOf(
  target: Target,
  side: Side,
  services: readonly ResourceChange[],
  deployments: readonly ResourceChange[],
): readonly ResourceChange[] {
  const namespace = metadata(target.ingress.change[side]).namespace;
  const here = (one: ResourceChange): boolean => equal(metadata(one.change[side]).namespace, namespace);
  const service = services.filter(here).find((one) => metadata(one.change[side]).name === target.service);
  const selector = service && objectOf(spec(service.change[side]).selector);
  return deployments
    .filter(here)
    .filter(({ change }) =>
      selector ? isSelected(change[side], selector) : metadata(change[side]).name === target.service,
    );
}

function isSelected(deployment: Json, selector: Readonly<Record<string, Json | undefined>>): boolean {
  const labels = objectOf(metadata(listOf(spec(deployment).template)[0] ?? null).labels);
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function early(
  { ingress, action, service, weight }: Target,
  deployments: readonly ResourceChange[],
): readonly CanaryProblem[] {
  return (deployments.some(stays) ? [] : deployments)
    .filter((deployment) => kindOf(deployment) === 'create')
    .map(({ address }) => ({
      address,
      what: `is created while ${ingress.address} gives its Service ${service} weight ${weight} (action ${action})`,
      fix: 'set weight 0 first, apply, and give it weight in a second change, when its pods are ready',
    }));
}

function late(
  { ingress, action, service, weight }: Target,
  deployments: readonly ResourceChange[],
): readonly CanaryProblem[] {
  return (deployments.some(stays) ? [] : deployments)
    .filter(({ change }) => change.actions[0] === 'delete')
    .map(({ address }) => ({
      address,
      what: `is destroyed while ${ingress.address} still gives its Service ${service} weight ${weight} (action ${action})`,
      fix: 'set weight 0 first, apply, and destroy it in a second change, when no request goes there',
    }));
}

/** Whether its pods are there before the plan and after it. */
function stays({ change }: ResourceChange): boolean {
  return !change.actions.some((action) => action === 'create' || action === 'delete');
}

function metadata(value: Json): Readonly<Record<string, Json | undefined>> {
  return objectOf(listOf(objectOf(value).metadata)[0]);
}

function spec(value: Json): Readonly<Record<string, Json | undefined>> {
  const first = listOf(objectOf(value).spec)[0];
  return isObject(first) ? first : {};
}
