import { refusedDestruction } from '../../src/behaviour/in-use/answers';
import { World } from '../../src/behaviour/in-use/world';
import { type InUse, inUse } from '../../src/tables/in-use/in-use';
import { isArray, isMap, type Value, type ValueMap } from '../../src/value/value';

const place = { region: 'eu-west-1', account: '123456789012' };

/** What a row of the table is about: the used object, the one that uses it, and what is between them. */
export interface Scene {
  readonly used: { readonly type: string; readonly values: ValueMap };
  readonly others: readonly { readonly type: string; readonly values: ValueMap }[];
}

/** What an object has to be besides, for its use to count. */
const besides: Readonly<Record<string, ValueMap>> = {
  aws_autoscaling_group: { min_size: 1, desired_capacity: 1 },
  aws_eks_node_group: { scaling_config: [{ min_size: 1, desired_size: 1 }] },
  aws_instance: { associate_public_ip_address: true },
  aws_lb: { access_logs: [{ enabled: true }], connection_logs: [{ enabled: true }] },
  kubernetes_ingress_v1: { metadata: [{ annotations: { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' } }] },
};

/** The smallest scene in which a row counts. */
export function sceneOf({ used, user, at, use }: InUse): Scene {
  const values = { id: 'the-id', arn: 'arn:aws:x:eu-west-1:123456789012:it/the-id', [use.of]: 'arn:aws:x:::it/used' };
  const wanted = String(values[use.of]);
  const key = use.through === undefined ? wanted : 'between-1';
  const held = use.within ? `a=1,${key},z` : key;
  const between = use.through && {
    type: use.through.type,
    values: merged({ id: 'between-1', [use.through.of]: 'between-1' }, placed(use.through.at, wanted)),
  };
  const own = { id: 'user-1', arn: 'arn:aws:x:::user/1' };
  return {
    used: { type: used, values },
    others: [
      { type: user, values: merged(merged(own, besides[user] ?? {}), placed(at, held)) },
      ...(between ? [between] : []),
    ],
  };
}

/** What AWS says to the destruction of the used object, while the others stand. */
export function answerTo({ used, others }: Scene): string | undefined {
  const world = new World();
  for (const { type, values } of [used, ...others]) world.observe(type, values);
  return refusedDestruction({ ...used, place }, world)?.message;
}

/** Does work while the table lacks a row, which is then put back. */
export async function without<Result>(row: string, work: () => Result | Promise<Result>): Promise<Result> {
  const whole = Object.entries(inUse);
  Reflect.deleteProperty(inUse, row);
  try {
    return await work();
  } finally {
    for (const [key] of whole) Reflect.deleteProperty(inUse, key);
    Object.assign(inUse, Object.fromEntries(whole));
  }
}

/** A text at a path, as states have it: each block a list, annotations a map. */
function placed(path: string, text: string): ValueMap {
  const steps = [...path.matchAll(/\[([^\]]+)\]|[^.[\]]+/g)];
  return steps.reduceRight<Value>((inner, [whole, key], at) => {
    const next = steps[at + 1];
    const isBlock = next !== undefined && !next[0].startsWith('[');
    return { [key ?? whole]: isBlock ? [inner] : inner };
  }, text) as ValueMap;
}

/** Both, with their blocks merged. */
export function merged(one: Value, other: Value): ValueMap {
  const both = (a: Value, b: Value): Value => {
    if (isArray(a) && isArray(b)) return [both(a[0] ?? null, b[0] ?? null)];
    return isMap(a) && isMap(b) ? merged(a, b) : b;
  };
  const [left, right] = [isMap(one) ? one : {}, isMap(other) ? other : {}];
  const common = Object.entries(right).map(([name, value]) => [
    name,
    name in left ? both(left[name] ?? null, value) : value,
  ]);
  return { ...left, ...(Object.fromEntries(common) as ValueMap) };
}
