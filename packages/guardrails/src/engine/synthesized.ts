import { blocksOf, isObject, type JsonObject, objectOf, textOf } from './json';
import type { Resource, Subject } from './resource';

/** What a `cdk.tf.json`, or any other configuration in Terraform's JSON syntax, holds. */
export function synthesizedSubject(json: JsonObject): Subject {
  return {
    isPlan: false,
    resources: resourcesIn(json.resource, ''),
    dataSources: resourcesIn(json.data, 'data.'),
    terraform: Object.assign({}, ...blocksOf(json.terraform)) as JsonObject,
    awsProviders: blocksOf(json.provider).flatMap(({ aws }) => blocksOf(aws)),
    modules: Object.fromEntries(
      blocksOf(json.module).flatMap((byName) =>
        Object.entries(byName).flatMap(([name, body]) => blocksOf(body).map((block) => [`module.${name}`, block])),
      ),
    ),
  };
}

/** JSON syntax lets an object stand alone or in a list, at every level. */
function resourcesIn(byType: unknown, prefix: '' | 'data.'): readonly Resource[] {
  return blocksOf(byType).flatMap((types) =>
    Object.entries(types).flatMap(([type, byName]) =>
      blocksOf(byName).flatMap((names) =>
        Object.entries(names).flatMap(([name, body]) =>
          blocksOf(body).map((attributes) => resource(`${prefix}${type}.${name}`, type, attributes)),
        ),
      ),
    ),
  );
}

function resource(address: string, type: string, attributes: JsonObject): Resource {
  return { address, type, path: constructPath(attributes) ?? address, attributes: withDynamicBlocks(attributes) };
}

/** cdktf writes each resource's construct path below its comment key `//`. */
function constructPath(attributes: JsonObject): string | undefined {
  return textOf(objectOf(objectOf(attributes['//']).metadata).path);
}

/** Content of `dynamic` blocks, as one block each; what it iterates over stays text. */
function withDynamicBlocks(attributes: JsonObject): JsonObject {
  const dynamic = blocksOf(attributes.dynamic).flatMap((byName) => Object.entries(byName));
  if (dynamic.length === 0) return attributes;
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'dynamic'));
  return dynamic.reduce<JsonObject>((known, [name, blocks]) => {
    const content = blocksOf(blocks).flatMap((block) => blocksOf(block.content));
    return { ...known, [name]: [...blocksOf(known[name]), ...content.filter(isObject)] };
  }, rest);
}
