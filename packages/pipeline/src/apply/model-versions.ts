import type { Json, Plan, ResourceChange } from '@spot-serving/plan-review';

/** A model whose version an apply changed. */
export interface ModelChange {
  /** Name of the Deployment, such as `resnet`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Models that a plan gives another version, by the environment of the container that loads them (`VERSION`, see `loaderContainer` of serving). */
export function modelChanges({ changes }: Plan): readonly ModelChange[] {
  return changes
    .filter(({ type }) => /^kubernetes_deployment(_v1)?$/.test(type))
    .flatMap((resource) => {
      const [before, after] = [versionIn(resource.change.before), versionIn(resource.change.after)];
      return before === undefined || after === undefined || before === after
        ? []
        : [{ name: nameOf(resource), before, after }];
    });
}

function versionIn(deployment: Json): string | undefined {
  const pod = first(at(first(at(first(at(deployment, 'spec')), 'template')), 'spec'));
  const variables = list(at(first(at(pod, 'init_container')), 'env'));
  const version = variables
    .map((one) => (at(one, 'name') === 'VERSION' ? at(one, 'value') : undefined))
    .find((value) => value !== undefined);
  return typeof version === 'string' ? version : undefined;
}

function nameOf({ address, change }: ResourceChange): string {
  const name = at(first(at(change.after, 'metadata')), 'name');
  return typeof name === 'string' ? name : address;
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const first = (value: Json | undefined): Json | undefined => list(value)[0];

function at(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json | undefined>>)[key]
    : undefined;
}
