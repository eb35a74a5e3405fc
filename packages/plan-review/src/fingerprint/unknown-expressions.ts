import { isList, isObject, type Json, type JsonObject, objectOf } from '../plan/json';
import type { Change, Plan } from '../plan/plan';

/** A reference in an expression: `local.x`, `data.type.name` or `type.name`. */
const reference = /\b(data\.)?([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)/g;

/**
 * The configuration of everything in a plan whose value is known after apply only, and of all that it refers to, by address: a value that nobody could see
 * is bound by how it is computed. An expression that is written otherwise is another one, though the plan reads the same.
 *
 * @param configuration parsed `cdk.tf.json` of the stack
 */
export function unknownExpressions(plan: Plan, configuration: unknown): JsonObject {
  const stack = objectOf(configuration);
  const found = new Map<string, Json>();
  const starts = [
    ...plan.changes.filter(({ change }) => isWaiting(change)).map(({ address }) => address.replace(/\[.*$/s, '')),
    ...plan.outputs.filter(({ change }) => isWaiting(change)).map(({ name }) => `output.${name}`),
  ];
  const wanted = [...starts];
  for (let address = wanted.pop(); address !== undefined; address = wanted.pop()) {
    const body = found.has(address) ? undefined : bodyAt(stack, address);
    if (body === undefined) continue;
    found.set(address, body);
    wanted.push(...referencesIn(body));
  }
  return Object.fromEntries(found);
}

/** Whether something of a change is known after apply only, and the change does something. */
function isWaiting({ actions, afterUnknown }: Change): boolean {
  return actions.join() !== 'no-op' && hasTrue(afterUnknown);
}

function hasTrue(mask: Json | undefined): boolean {
  if (isList(mask)) return mask.some(hasTrue);
  return isObject(mask) ? Object.values(mask).some(hasTrue) : mask === true;
}

/** What is written at an address; undefined where nothing is. Which construct it is of does not count. */
function bodyAt(stack: JsonObject, address: string): Json | undefined {
  const [kind = '', ...rest] = address.split('.');
  const place =
    kind === 'data'
      ? ['data', ...rest]
      : kind === 'local'
        ? ['locals', ...rest]
        : kind === 'output'
          ? [kind, ...rest]
          : ['resource', kind, ...rest];
  const body = place.reduce<Json | undefined>(
    (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    stack,
  );
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== '//'));
}

function referencesIn(value: Json): readonly string[] {
  if (typeof value === 'string')
    return [...value.matchAll(reference)].map(([, data = '', type = '', name = '']) => `${data}${type}.${name}`);
  if (isList(value)) return value.flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap((member) => referencesIn(member ?? null)) : [];
}
