import { BlockList } from 'node:net';

import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';

const cluster = 'Amazon EKS API Reference, VpcConfigRequest';
const access = 'Amazon EKS API Reference, CreateAccessEntry';

/** Ranges that no address of the internet is in (RFC 1918, RFC 1122, RFC 3927). */
const reserved = new BlockList();
for (const [address, length] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  reserved.addSubnet(address, length);

/** Instruction set by the name of an instance type: a `g` after the generation is Graviton; names that say more are not judged. */
function architectureOf(type: string): 'arm64' | 'x86_64' | undefined {
  const [, family = '', after = ''] = /^([a-z]+)\d+([a-z]*)\./.exec(type) ?? [];
  if (family === '' || family === 'mac') return undefined;
  return family === 'a' || after.startsWith('g') ? 'arm64' : 'x86_64';
}

function architectureFaults(group: Body): readonly Problem[] {
  const types = group.texts('instance_types').map(({ text }) => text);
  const wanted = /ARM_64/.test(group.text('ami_type') ?? '')
    ? 'arm64'
    : /x86_64/.test(group.text('ami_type') ?? '')
      ? 'x86_64'
      : types.map(architectureOf).find((one) => one !== undefined);
  return types
    .filter((type) => wanted !== undefined && architectureOf(type) !== undefined && architectureOf(type) !== wanted)
    .map((type) =>
      group.fault(
        'instance_types',
        `${type} is not ${wanted ?? ''}, as ${group.text('ami_type') ?? 'the other types'} wants`,
      ),
    );
}

/** Rules over several arguments of clusters, their nodes and who may reach them. */
export const clusterRules: JointRules = {
  aws_eks_cluster: [
    joint(cluster, (body) =>
      body
        .bodies('vpc_config')
        .filter((config) => config.size('subnet_ids') === 1 && body.state('outpost_config') === 'unset')
        .map((config) =>
          config.fault('subnet_ids', 'expected subnets in two availability zones at least, got one subnet'),
        ),
    ),
    joint(cluster, (body) =>
      body
        .bodies('vpc_config')
        .filter((config) => config.flag('endpoint_public_access') === false)
        .filter(
          (config) =>
            config.flag('endpoint_private_access') === false || config.state('endpoint_private_access') === 'unset',
        )
        .map((config) => config.fault('endpoint_public_access', 'a cluster needs a public or a private endpoint')),
    ),
    joint('Amazon EKS User Guide, "Cluster API server endpoint": no reserved addresses', (body) =>
      body.bodies('vpc_config').flatMap((config) =>
        config
          .texts('public_access_cidrs')
          .filter(
            ({ text }) =>
              /^[\d.]+\/\d+$/.test(text) && !text.endsWith('/0') && reserved.check(text.split('/', 1)[0] ?? ''),
          )
          .map(({ text, path }) => ({
            summary: `${text} is reserved: nobody on the internet has such an address`,
            detail: '',
            path,
          })),
      ),
    ),
  ],
  aws_eks_node_group: [joint('Amazon EKS API Reference, CreateNodegroup: amiType, instanceTypes', architectureFaults)],
  aws_eks_access_entry: [
    joint(access, (entry) => {
      const type = entry.text('type');
      return type !== undefined && type !== 'STANDARD' && entry.state('kubernetes_groups') === 'set'
        ? [entry.fault('kubernetes_groups', `an entry of type ${type} cannot have kubernetes_groups`)]
        : [];
    }),
  ],
  aws_eks_access_policy_association: [
    joint('Amazon EKS API Reference, AccessScope', (association) =>
      association.bodies('access_scope').flatMap((scope) => {
        const [type, namespaces] = [scope.text('type'), scope.state('namespaces')];
        if (type === 'namespace' && namespaces === 'unset')
          return [scope.fault('namespaces', 'a scope of type namespace needs namespaces')];
        return type === 'cluster' && namespaces === 'set'
          ? [scope.fault('namespaces', 'a scope of type cluster cannot have namespaces')]
          : [];
      }),
    ),
  ],
};
