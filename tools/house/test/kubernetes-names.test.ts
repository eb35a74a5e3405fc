import { attributeType, bindingPackage, type Block, type CtyType, resourceBlock } from '@spot-serving/stand-in';
import { manifestProblems, sentObject } from '@spot-serving/testkit';

const bindings = bindingPackage('kubernetes', __dirname);

/** Values with every argument and every block set, as a plan would show them. */
function everything({ attributes, blocks }: Block): object {
  const set = attributes
    .filter(({ optional, required }) => optional || required)
    .map((attribute) => [attribute.name, sample(attributeType(attribute))]);
  return Object.fromEntries([...set, ...blocks.map(({ name, block }) => [name, [everything(block)]])]);
}

const simple: Readonly<Record<string, unknown>> = { number: 5, bool: true };

function sample(type: CtyType): unknown {
  if (typeof type === 'string') return simple[type] ?? '5';
  return type[0] === 'map' ? { any_key: '5' } : ['list', 'set'].includes(type[0]) ? [sample(type[1] as CtyType)] : {};
}

const types = [
  ...[
    'config_map_v1',
    'cron_job_v1',
    'daemon_set_v1',
    'deployment_v1',
    'horizontal_pod_autoscaler_v2',
    'ingress_v1',
    'job_v1',
  ],
  ...[
    'limit_range_v1',
    'namespace_v1',
    'network_policy_v1',
    'persistent_volume_claim_v1',
    'pod_disruption_budget_v1',
    'pod_v1',
  ],
  ...[
    'priority_class_v1',
    'resource_quota_v1',
    'role_binding_v1',
    'role_v1',
    'secret_v1',
    'service_account_v1',
    'service_v1',
  ],
  ...['cluster_role_binding_v1', 'cluster_role_v1', 'stateful_set_v1', 'storage_class_v1'],
];

/** The keys that the tables write, against Kubernetes' own schema, for the whole schema of the pinned provider and not only what we write today. */
describe('every argument of the provider', () => {
  it.each(types)('of %s has a name in Kubernetes, and its shape', (name) => {
    const type = `kubernetes_${name}`;
    const block = bindings && resourceBlock(bindings, type);
    if (!block) throw new Error(`the bindings have no ${type}`);
    const problems = manifestProblems(sentObject(type, everything(block))).filter(({ fix }) =>
      /no such key|must be (object|array|integer|boolean|string)/.test(fix),
    );
    expect(problems).toEqual([]);
  });
});
