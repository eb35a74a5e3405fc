import type { SentKind } from './expanders/kinds';
import { sentKinds } from './expanders/types';
import { expand } from './translate/expand';
import type { Sent } from './translate/expander';

/** An object as the API server takes it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: ObjectMeta;
  readonly [key: string]: unknown;
}

/** What names an object. */
export interface ObjectMeta {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What is Terraform's, cdktf's (`//`) or the provider's own, and no part of the object. */
const terraformsOwn =
  /^(\/\/|id|timeouts|lifecycle|depends_on|provider|connection|provisioner|count|for_each|status|target_state|wait_(for|until)_\w+)$/;

/** Whether `sentObject` knows how the provider sends resources of this type. */
export function isSent(type: string): boolean {
  return sentKinds.has(type);
}

/**
 * The object that the pinned provider sends when it makes a resource: with its defaults, and with Go's zero value wherever its expander hands one on.
 *
 * Values are those of a plan or of synthesized JSON (blocks once or in lists, absent as `null`, `[]` or not at all). References that only an apply
 * resolves stay as text; sets are in the order of the values. An argument that the provider does not have stays under its own name.
 *
 * @param type such as `kubernetes_deployment_v1`
 * @throws Error when the tables do not have the type
 */
export function sentObject(type: string, values: object): KubernetesObject {
  const { apiVersion, kind, object } = kindOf(type);
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => !terraformsOwn.test(name)));
  return { apiVersion, kind, ...(expand(object, own) as Readonly<Record<string, Sent>>) };
}

function kindOf(type: string): SentKind {
  const kind = sentKinds.get(type);
  if (kind) return kind;
  throw new Error(`how the provider sends ${type} is not in the tables (packages/stand-in/src/kubernetes/expanders)`);
}
