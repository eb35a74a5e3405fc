import { deployment, group, policy, queue } from './plan-objects';

/** The types that the plan of a review is made of, in turn, with what changes in each. */
const kinds: readonly ((index: number) => Entry)[] = [
  (index) =>
    entry({
      index,
      type: 'aws_iam_role_policy',
      actions: ['update'],
      before: policy(index, 's3:GetObject'),
      after: policy(index, 's3:PutObject'),
    }),
  (index) =>
    entry({
      index,
      type: 'kubernetes_deployment_v1',
      actions: ['update'],
      before: deployment(index, 'v6'),
      after: deployment(index, 'v7'),
    }),
  (index) => entry({ index, type: 'aws_sqs_queue', actions: ['create'], before: null, after: queue(index, 20) }),
  (index) =>
    entry({
      index,
      type: 'aws_sqs_queue',
      actions: ['delete', 'create'],
      before: queue(index, 20),
      after: queue(index, 40),
    }),
  (index) =>
    entry({
      index,
      type: 'aws_autoscaling_group',
      actions: ['update'],
      before: group(index, 6),
      after: group(index, 9),
    }),
];

/**
 * Plan JSON with so many changes, as Terraform writes it: with the planned and the former values once more, and the configuration. Policies,
 * deployments, queues and groups, a fifth of them sensitive in part.
 */
export function largePlan(changes: number): string {
  const resource_changes = Array.from(
    { length: changes },
    (_, index) =>
      kinds[index % kinds.length]?.(index) ?? entry({ index, type: '', actions: [], before: null, after: {} }),
  );
  const values = (side: 'before' | 'after'): object => ({
    root_module: {
      resources: resource_changes.map(({ change, ...resource }) => ({
        ...resource,
        schema_version: 0,
        values: change[side],
        sensitive_values: {},
      })),
    },
  });
  const resources = resource_changes.map(({ change, ...resource }) => ({
    ...resource,
    expressions: constants(change.after),
    schema_version: 0,
  }));
  const prior_state = { format_version: '1.0', terraform_version: '1.11.4', values: values('before') };
  const configuration = { provider_config: {}, root_module: { resources } };
  const planned_values = values('after');
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values,
    resource_changes,
    prior_state,
    configuration,
    errored: false,
  });
}

/** An entry of `resource_changes`. */
interface Entry {
  readonly address: string;
  readonly mode: 'managed';
  readonly type: string;
  readonly name: string;
  readonly change: { readonly before: object | null; readonly after: object };
}

function constants(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, constant_value]) => [name, { constant_value: constant_value as unknown }]),
  );
}

/** What a plan does with one resource. */
interface Planned extends Pick<Entry['change'], 'before' | 'after'> {
  readonly index: number;
  readonly type: string;
  readonly actions: readonly string[];
}

function entry({ index, type, actions, before, after }: Planned): Entry {
  const change = {
    actions,
    before,
    after,
    after_unknown: { id: true },
    before_sensitive: {},
    after_sensitive: type === 'aws_autoscaling_group' ? { note: true } : {},
  };
  return { address: `${type}.Part_${index}_0A1B2C3D`, mode: 'managed', type, name: `Part_${index}_0A1B2C3D`, change };
}
