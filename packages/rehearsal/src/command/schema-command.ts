import { allTypes, describeType, type TypeKind } from '@spot-serving/stand-in';
import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { nearest } from '../targets/nearest';
import type { SchemaOptions } from './schema-options';
import { schemaText } from './schema-text';

/**
 * `rehearse schema TYPE`: prints what the stand-in knows of a type of the binding packages that the working folder can import.
 *
 * @returns the exit code
 * @throws {Failure} 2 for a type that they do not have, with the nearest names
 */
export function schemaCommand(
  { type, of, json }: SchemaOptions,
  { cwd, stdout }: Pick<CommandContext, 'cwd' | 'stdout'>,
): number {
  const description = describeType(type, of, cwd);
  if (!description) throw new Failure(unknownType(type, of, cwd), 2);
  stdout.write(json ? `${JSON.stringify(description, null, 2)}\n` : schemaText(description));
  return 0;
}

function unknownType(type: string, of: TypeKind, cwd: string): string {
  const { resources, dataSources } = allTypes(cwd);
  const [names, others] = of === 'data' ? [dataSources, resources] : [resources, dataSources];
  const what = of === 'data' ? 'data source' : 'resource';
  if (names.size === 0)
    return `no @cdktf/provider-* package can be imported from ${cwd}; run it where the app is installed`;
  if (others.has(type))
    return `${type} is no ${what} but a ${of === 'data' ? 'resource; leave --data out' : 'data source; add --data'}`;
  return `no ${what} ${type} in the installed bindings; nearest: ${nearest(type, [...names]).join(', ')}`;
}
