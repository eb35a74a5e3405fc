import { isObject, type Json, listOf, objectOf } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import type { NoSuchStep } from './no-such-step';

const annotation = 'alb.ingress.kubernetes.io/wafv2-acl-arn';

/**
 * Ingresses whose annotation of a web ACL goes: the controller leaves the balancer as it is where nothing is said, so the web ACL stays on it, and AWS refuses to
 * delete one that is (AWS Load Balancer Controller, "Ingress annotations", wafv2-acl-arn; AWS WAFV2 API Reference, DeleteWebACL).
 */
export function aclRemovals({ changes }: Plan): readonly NoSuchStep[] {
  return changes
    .filter(({ type, change }) => type.startsWith('kubernetes_ingress') && change.actions.join() === 'update')
    .filter(forgets)
    .map(({ address }) => ({
      address,
      what: 'no longer says which web ACL its load balancer has, and the controller leaves that one where it is',
      fix: "say 'none' first (webAcl: { none: true } of the endpoint), in a change of its own",
    }));
}

function forgets({ change: { before, after, afterUnknown } }: ResourceChange): boolean {
  const [was, is] = [said(before), said(after)];
  return typeof was === 'string' && !['', 'none'].includes(was) && (is ?? '') === '' && !isLater(afterUnknown);
}

function said(ingress: Json): Json | undefined {
  const annotations = annotationsOf(ingress);
  return isObject(annotations) ? annotations[annotation] : undefined;
}

/** Whether the annotation, or all of them, are known after the apply only. */
function isLater(unknown: Json): boolean {
  const annotations = annotationsOf(unknown);
  return annotations === true || (isObject(annotations) && annotations[annotation] === true);
}

function annotationsOf(ingress: Json): Json | undefined {
  const { metadata } = objectOf(ingress);
  return objectOf(listOf(metadata)[0]).annotations;
}
