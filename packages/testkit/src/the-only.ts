import type { SynthesizedStack } from './synth';

/** A generated binding class of a resource or data source. */
export interface TerraformType {
  /** Terraform's name of the type, such as `aws_vpc`. */
  readonly tfResourceType: string;
}

/** All resources of `type` in `stack`, by logical id. */
export function resourcesOf(type: TerraformType, stack: SynthesizedStack): Readonly<Record<string, object>> {
  return stack.resource?.[type.tfResourceType] ?? {};
}

/**
 * The single resource of `type` in `stack`, ready for plain jest matchers.
 *
 * @throws Error naming how many there are, when not one
 */
export function theOnly(type: TerraformType, stack: SynthesizedStack): object {
  const [found, ...more] = Object.values(resourcesOf(type, stack));
  if (!found || more.length > 0)
    throw new Error(`expected one ${type.tfResourceType}, found ${found ? more.length + 1 : 0}`);
  return found;
}
