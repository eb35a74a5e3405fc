import { readsOf, readsType } from '../changes/followed-outputs';
import { type JsonObject, objectOf, textOf } from '../plan/json';

/**
 * What a review reads of a stack's `cdk.tf.json`: which construct each resource and data source is of, whether `prevent_destroy` keeps it, and which outputs of
 * other stacks it reads. No argument of
 * theirs is in it.
 */
export function constructPaths(configuration: unknown): JsonObject {
  const { resource, data } = objectOf(configuration);
  return { resource: pathsIn(resource), data: pathsIn(data) };
}

function pathsIn(types: unknown): JsonObject {
  return mapped(objectOf(types), (named) =>
    mapped(objectOf(named), (body) => {
      const path = textOf(objectOf(objectOf(objectOf(body)['//']).metadata).path);
      const reads = readsOf(objectOf(body));
      const read = reads.length === 0 ? {} : { [readsType]: reads };
      const comment = { ...(path === undefined ? {} : { metadata: { path } }), ...read };
      const { prevent_destroy } = objectOf(objectOf(body).lifecycle);
      return {
        ...(Object.keys(comment).length === 0 ? {} : { '//': comment }),
        ...(prevent_destroy === true ? { lifecycle: { prevent_destroy } } : {}),
      };
    }),
  );
}

function mapped(object: JsonObject, change: (value: unknown) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
