import * as z from 'zod';

import { fitting } from '@spot-serving/terraform-runner';

const resourceShape = z.object({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  provider_name: z.string(),
  values: z.record(z.string(), z.unknown()).default({}),
});

/** cdktf's stacks may hold modules; theirs are found at any depth. */
interface ModuleShape {
  readonly resources: readonly z.output<typeof resourceShape>[];
  readonly child_modules: readonly ModuleShape[];
}

const moduleShape: z.ZodType<ModuleShape> = z.lazy(() =>
  z.object({ resources: z.array(resourceShape).default([]), child_modules: z.array(moduleShape).default([]) }),
);

const stateShape = z.object({
  values: z.object({ root_module: moduleShape.default({ resources: [], child_modules: [] }) }).optional(),
});

/** A resource in a state. */
export type StateResource = Readonly<z.output<typeof resourceShape>>;

/**
 * Managed resources of a state, as `terraform show -json` prints it.
 *
 * @throws {Failure} 1 when it does not have that shape
 */
export function stateResources(json: string): readonly StateResource[] {
  const { values } = fitting(stateShape, JSON.parse(json), 'the state');
  return (values === undefined ? [] : within(values.root_module)).filter(({ mode }) => mode === 'managed');
}

/** Whether a provider made the resource; Terraform makes `terraform_data` itself. */
export function isProvided({ provider_name }: StateResource): boolean {
  return !provider_name.startsWith('terraform.io/builtin/');
}

const within = ({ resources, child_modules }: ModuleShape): readonly StateResource[] => [
  ...resources,
  ...child_modules.flatMap(within),
];
