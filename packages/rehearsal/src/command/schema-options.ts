import { parseArgs } from 'node:util';

import type { TypeKind } from '@spot-serving/stand-in';

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
 * @throws when there is not exactly one type, or an option that is not known
 */
export function parseSchemaOptions(argv: readonly string[]): SchemaOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { data: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [type, ...others] = positionals;
  if (type === undefined || others.length > 0)
    throw new Error('schema shows one type: rehearse schema TYPE [--data] [--json]');
  return { kind: 'schema', type, of: values.data === true ? 'data' : 'resource', json: values.json ?? false };
}
