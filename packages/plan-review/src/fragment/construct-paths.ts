import { objectOf, textOf, type JsonObject } from '../plan/json';

/**
 * What a review reads of a stack's `cdk.tf.json`: which construct each resource and data source is of, and whether `prevent_destroy` keeps it. No argument of
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
      const lifecycle = objectOf(objectOf(body).lifecycle);
      return {
        ...(path === undefined ? {} : { '//': { metadata: { path } } }),
        ...(lifecycle.prevent_destroy === true ? { lifecycle: { prevent_destroy: true } } : {}),
      };
    }),
  );
}

function mapped(object: JsonObject, change: (value: unknown) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
