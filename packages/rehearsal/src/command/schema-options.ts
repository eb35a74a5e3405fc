import type { TypeKind } from '@spot-serving/stand-in';

import { commandLine } from './command-line';

/** A type to be shown. */
export interface SchemaOptions {
  readonly kind: 'schema';
  /** Terraform type, for example `aws_vpc`. */
  readonly type: string;
  readonly of: TypeKind;
  readonly json: boolean;
}

/**
 * Reads the arguments after `schema`.
 *
 * @throws {Failure} 2 when there is not exactly one type, or an option that is not known
 */
export function parseSchemaOptions(argv: readonly string[]): SchemaOptions {
  const { values, positionals } = commandLine.parse(argv, { data: { type: 'boolean' }, json: { type: 'boolean' } });
  const [type, ...others] = positionals;
  if (type === undefined || others.length > 0)
    throw commandLine.wrong('schema shows one type: rehearse schema TYPE [--data] [--json]');
  return { kind: 'schema', type, of: values.data === true ? 'data' : 'resource', json: values.json ?? false };
}
