import { resolveReferences, type SynthesizedStack, type TerraformType } from '@spot-serving/testkit';

/** The stacks of an app with every reference in the place of what it refers to. */
export class LinkedApp {
  /** By name. */
  readonly stacks: Readonly<Record<string, SynthesizedStack>>;

  /** @param app name of the app, with which the names of its stacks begin */
  constructor(
    private readonly app: string,
    written: ReadonlyMap<string, SynthesizedStack>,
  ) {
    this.stacks = resolveReferences(Object.fromEntries(written));
  }

  /** All resources of a type in a stack, as the test's type for them, and each with its address. */
  all<T>(stack: string, { tfResourceType: type }: TerraformType): (T & { readonly address: string })[] {
    const name = `${this.app}-${stack}`;
    const found = Object.entries(this.stacks[name]?.resource?.[type] ?? {});
    return found.map(([id, body]) => ({ ...(body as T), address: `${name}/${type}.${id}` }));
  }
}
