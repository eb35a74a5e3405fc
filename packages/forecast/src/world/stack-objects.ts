import {
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  type PlanObject,
  textOf,
} from '@spot-serving/plan-review/deployed';

/** What a synthesized app has, before anything of it is known from AWS. */
export interface StackObjects {
  readonly objects: readonly PlanObject[];
  /** The region of its aws provider; undefined where none says one. */
  readonly region: string | undefined;
}

/** Reads the resources of synthesized stacks, as one reads those of a plan. References stay as they are written. */
export function stackObjects(stacks: readonly unknown[]): StackObjects {
  const objects = stacks.flatMap((stack) =>
    Object.entries(objectOf(objectOf(stack).resource)).flatMap(([type, named]) =>
      Object.entries(objectOf(named)).flatMap(([name, values]) =>
        isObject(values) ? [{ address: `${type}.${name}`, type, values }] : [],
      ),
    ),
  );
  return { objects, region: stacks.flatMap((stack) => regionOf(objectOf(stack)))[0] };
}

function regionOf({ provider }: JsonObject): string[] {
  return listOf(objectOf(provider).aws).flatMap((aws) => textOf(objectOf(aws).region) ?? []);
}
