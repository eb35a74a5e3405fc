import { isList, isObject, type Json, type JsonObject, objectOf } from '../plan/json';

/** Member of a resource's `//` under which a fragment keeps what of other stacks it reads; cdktf writes none of that name. */
export const readsType = 'reads';

/** How cdktf reads an output of another stack. */
const reference = /data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/g;

/** An output of another stack, and what reads it. */
export interface ReadOutput {
  /** The other stack. */
  readonly stack: string;
  readonly output: string;
  /** Address of the reader, without instances. */
  readonly reader: string;
}

/** What of other stacks a resource reads: `<stack>.<output>` each, once. */
export function readsOf(body: Json | undefined): readonly string[] {
  const texts = textsIn(body).flatMap((text) => [...text.matchAll(reference)]);
  return [...new Set(texts.map(([, stack = '', output = '']) => `${stack}.${output}`))];
}

/** Every output of another stack that resources of a stack read, from its `cdk.tf.json`, or from what a fragment keeps of that. */
export function readOutputs(configuration: unknown): readonly ReadOutput[] {
  return Object.entries(objectOf(objectOf(configuration).resource)).flatMap(([type, named]) =>
    Object.entries(objectOf(named)).flatMap(([name, body]) =>
      keptOr(objectOf(body)).flatMap((read): ReadOutput[] => {
        const [, stack, output] = /^([\w-]+)\.([\w-]+)$/.exec(read) ?? [];
        return stack === undefined || output === undefined ? [] : [{ stack, output, reader: `${type}.${name}` }];
      }),
    ),
  );
}

function keptOr(body: JsonObject): readonly string[] {
  const kept = objectOf(body['//'])[readsType];
  return isList(kept) ? kept.filter((one) => typeof one === 'string') : readsOf(body);
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
