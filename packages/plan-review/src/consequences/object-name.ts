import { type Json, textOf } from '../plan/json';
import type { ResourceChange } from '../plan/plan';
import { valueAt } from './value-at';

/** Where an object's name is, the first that is there. */
const names: readonly string[] = [
  'metadata.name',
  'addon_name',
  'service_account',
  'principal_arn',
  'destination_cidr_block',
  'alarm_name',
  'dashboard_name',
  'name',
  'queue_url',
  'bucket',
  'rule',
  'role',
  'user',
  'group_name',
  'node_group_name',
  'domain_name',
  'identifier',
  'function_name',
  'service_name',
  'description',
  'tags.Name',
];

/** What an object is called by those who use it: its name in the cloud or in the cluster, or else that of its address. */
export function objectName({ type, address, change }: ResourceChange): string {
  return named(type, change.before) ?? named(type, change.after) ?? nameInCode(type, address);
}

/** What the code calls it: `public["a"]`, in modules `network.public["a"]`, for `this` alone would be many. */
function nameInCode(type: string, address: string): string {
  const at = address.lastIndexOf(`${type}.`);
  if (at < 0) return address;
  return address.slice(0, at).replace(/(^|\.)(?:module|data)\./g, '$1') + address.slice(at + type.length + 1);
}

function named(type: string, values: Json): string | undefined {
  const model = type.startsWith('kubernetes_') ? modelOf(values) : undefined;
  if (model !== undefined) return lastPart(model);
  for (const path of names) {
    const name = textOf(valueAt(values, path));
    if (name !== undefined && name !== '') return lastPart(name);
  }
  return undefined;
}

/** The model of an object of the serving stack, such as `resnet`; of a canary `resnet-canary`. */
export function modelOf(values: Json): string | undefined {
  const labels = 'metadata.labels.app&kubernetes&io';
  if (textOf(valueAt(values, `${labels}/component`)) !== 'model-server') return undefined;
  return textOf(valueAt(values, `${labels}/instance`));
}

/** The last part of an ARN or of a queue's address: who reads it knows the account. */
function lastPart(name: string): string {
  return /^(?:arn:|https:\/\/)/.test(name) ? name.replace(/^.*[/:]/, '') : name;
}
