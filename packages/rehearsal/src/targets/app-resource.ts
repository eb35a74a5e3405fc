import * as z from 'zod';

import { fitting } from '@spot-serving/terraform-runner';

/** A resource or data source of a synthesized stack. With `count` or `for_each` it stands for all its instances. */
export interface AppResource {
  readonly stack: string;
  readonly kind: 'managed' | 'data';
  /** Terraform type, for example `aws_vpc`. */
  readonly type: string;
  /** Logical id. */
  readonly name: string;
  /** Provider configuration it names, as `aws` or `aws.<alias>`. */
  readonly provider: string;
  /** Arguments that `ignore_changes` names, or all of them. */
  readonly ignoreChanges: readonly string[] | 'all';
  /** Its body in the Terraform JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

const bodyShape = z
  .object({
    provider: z.string().optional(),
    lifecycle: z
      .object({ ignore_changes: z.union([z.literal('all'), z.array(z.string())]) })
      .partial()
      .optional(),
  })
  .loose();

const bodies = z.record(z.string(), z.record(z.string(), bodyShape)).default({});

const stackShape = z.object({ resource: bodies, data: bodies });

/** Address in Terraform's notation, without instance keys: `aws_vpc.main`, `data.aws_region.here`. */
export function addressOf({ kind, type, name }: Pick<AppResource, 'kind' | 'type' | 'name'>): string {
  return kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

/**
 * What a stack's Terraform JSON describes, resources first.
 *
 * @throws {Failure} 1 when it does not have the shape that cdktf writes
 */
export function appResources(stack: string, json: unknown): readonly AppResource[] {
  const { resource, data } = fitting(stackShape, json, `stack "${stack}"`);
  return [...described(stack, 'managed', resource), ...described(stack, 'data', data)];
}

function described(stack: string, kind: AppResource['kind'], types: z.output<typeof bodies>): readonly AppResource[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      stack,
      kind,
      type,
      name,
      provider: body.provider ?? type.replace(/_.*$/, ''),
      ignoreChanges: body.lifecycle?.ignore_changes ?? [],
      body,
    })),
  );
}
