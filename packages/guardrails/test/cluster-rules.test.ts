import type { Rule } from '../src/findings';
import { clusterAccess } from '../src/rules/cluster-access';
import { clusterEndpoint } from '../src/rules/cluster-endpoint';
import { clusterLogs } from '../src/rules/cluster-logs';
import { clusterSecrets } from '../src/rules/cluster-secrets';
import { stackWith, wrongs } from './stacks';

const good = {
  name: 'dev',
  enabled_cluster_log_types: ['api', 'audit', 'authenticator'],
  vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
  access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
  encryption_config: { resources: ['secrets'], provider: { key_arn: '${aws_kms_key.secrets.arn}' } },
};
const logGroup = { aws_cloudwatch_log_group: { control: { name: '/aws/eks/dev/cluster' } } };

function cluster(change: object = {}, more: object = logGroup): object {
  return stackWith('aws_eks_cluster', { ...good, ...change }, more);
}

describe.each([clusterEndpoint, clusterSecrets, clusterLogs, clusterAccess])('$id', (rule) => {
  it('accepts a cluster as it should be', () => expect(wrongs(rule, cluster())).toEqual([]));
});

const accepted: [string, Rule, object][] = [
  [
    'a public endpoint for named addresses',
    clusterEndpoint,
    cluster({ vpc_config: { endpoint_public_access: true, public_access_cidrs: ['198.51.100.0/24'] } }),
  ],
  ['a block written as a list', clusterEndpoint, cluster({ vpc_config: [{ endpoint_public_access: false }] })],
  [
    'a key by its ARN',
    clusterSecrets,
    cluster({
      encryption_config: [
        { resources: ['secrets'], provider: [{ key_arn: 'arn:aws:kms:eu-west-1:111122223333:key/a' }] },
      ],
    }),
  ],
  ['more logs', clusterLogs, cluster({ enabled_cluster_log_types: ['scheduler', 'authenticator', 'audit', 'api'] })],
];

const without = 'without public_access_cidrs, so for everybody';
const refused: [string, Rule, object, string[]][] = [
  [
    'a public endpoint for everybody',
    clusterEndpoint,
    { vpc_config: { endpoint_public_access: true } },
    [`has a public endpoint (endpoint_public_access is true) ${without}`],
  ],
  [
    'an endpoint left to the default',
    clusterEndpoint,
    { vpc_config: {} },
    [`has a public endpoint (endpoint_public_access is not set) ${without}`],
  ],
  [
    'no vpc_config',
    clusterEndpoint,
    { vpc_config: undefined },
    [`has a public endpoint (endpoint_public_access is not set) ${without}`],
  ],
  [
    'every address beside a named one',
    clusterEndpoint,
    { vpc_config: { endpoint_public_access: true, public_access_cidrs: ['198.51.100.0/24', '0.0.0.0/0'] } },
    ['has a public endpoint (endpoint_public_access is true) for 0.0.0.0/0, so for everybody'],
  ],
  [
    'every address of IPv6',
    clusterEndpoint,
    { vpc_config: { endpoint_public_access: 'true', public_access_cidrs: ['::/0'] } },
    ['has a public endpoint (endpoint_public_access is "true") for ::/0, so for everybody'],
  ],
  [
    'no encryption of secrets',
    clusterSecrets,
    { encryption_config: undefined },
    ['has no encryption_config for secrets'],
  ],
  [
    'a key of AWS',
    clusterSecrets,
    { encryption_config: { resources: ['secrets'], provider: { key_arn: 'alias/aws/eks' } } },
    ['encrypts secrets with the key "alias/aws/eks", which is none of ours'],
  ],
  [
    'no key',
    clusterSecrets,
    { encryption_config: { resources: ['secrets'] } },
    ['encrypts secrets with the key not set, which is none of ours'],
  ],
  ['no logs', clusterLogs, { enabled_cluster_log_types: undefined }, ['does not log api, audit, authenticator']],
  ['a missing log', clusterLogs, { enabled_cluster_log_types: ['api', 'authenticator'] }, ['does not log audit']],
  [
    'the log group of another cluster',
    clusterLogs,
    { name: 'blue' },
    ['has no log group /aws/eks/blue/cluster in this stack'],
  ],
  [
    'the ConfigMap',
    clusterAccess,
    { access_config: { ...good.access_config, authentication_mode: 'API_AND_CONFIG_MAP' } },
    ['has authentication_mode "API_AND_CONFIG_MAP"'],
  ],
  [
    'an administrator by accident',
    clusterAccess,
    { access_config: { authentication_mode: 'API' } },
    ['has bootstrap_cluster_creator_admin_permissions not set'],
  ],
  [
    'no access_config',
    clusterAccess,
    { access_config: undefined },
    ['has authentication_mode not set', 'has bootstrap_cluster_creator_admin_permissions not set'],
  ],
];

describe('rules about clusters', () => {
  it.each(accepted)('accept %s (%#)', (_, rule, stack) => expect(wrongs(rule, stack)).toEqual([]));

  it.each(refused)('refuse %s (%#)', (_, rule, change, whats) => expect(wrongs(rule, cluster(change))).toEqual(whats));
});
