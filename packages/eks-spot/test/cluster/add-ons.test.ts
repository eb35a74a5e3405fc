import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';

import { addonNames, scheduleFor, workloadLabel } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

import { madeUpVersions, statementsOf, synthCluster } from './a-cluster';
import { Order } from './order';

interface AddOn {
  readonly addon_name: string;
  readonly addon_version?: string;
  readonly configuration_values?: string;
  readonly pod_identity_association?: readonly { readonly role_arn: string; readonly service_account: string }[];
}

const stack = synthCluster();
const addOns = (from: SynthesizedStack) => Object.values(resourcesOf(EksAddon, from)) as AddOn[];
const addOnOf = (name: string) => addOns(stack).find((addOn) => addOn.addon_name === name);
const configurationOf = (name: string) => JSON.parse(addOnOf(name)?.configuration_values ?? '{}') as unknown;

/** Where system pods go, in the words of the pod specification. */
const onSystemNodes = {
  nodeSelector: scheduleFor('system', 'on-demand').labels,
  tolerations: [{ key: workloadLabel, operator: 'Equal', value: 'system', effect: 'NoSchedule' }],
};

describe('add-ons', () => {
  it('are the ones that versions are resolved for', () => {
    expect(
      addOns(stack)
        .map((addOn) => addOn.addon_name)
        .sort(),
    ).toEqual([...addonNames].sort());
  });

  it('take the versions that were looked up', () => {
    const pinned = addOns(synthCluster({ versions: madeUpVersions() }));
    const expected = Object.fromEntries(addonNames.map((name, index) => [name, `v1.2.${index}-eksbuild.1`]));
    expect(Object.fromEntries(pinned.map((addOn) => [addOn.addon_name, addOn.addon_version]))).toEqual(expected);
  });

  it('take the default of their minor where none was looked up, never the latest', () => {
    for (const addOn of addOns(stack)) expect(addOn).not.toHaveProperty('addon_version');
    expect(stack.data ?? {}).not.toHaveProperty('aws_eks_addon_version');
  });

  it('undo changes by hand', () => {
    const overwrite = { resolve_conflicts_on_create: 'OVERWRITE', resolve_conflicts_on_update: 'OVERWRITE' };
    for (const addOn of addOns(stack)) expect(addOn).toMatchObject(overwrite);
  });
});

describe('the network plugin', () => {
  it('enforces network policies and takes addresses by blocks', () => {
    expect(configurationOf('vpc-cni')).toEqual({
      enableNetworkPolicy: 'true',
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    });
  });

  it('has an identity of its own, whose rights come first', () => {
    const order = new Order(stack);
    expect(addOnOf('vpc-cni')?.pod_identity_association).toMatchObject([{ service_account: 'aws-node' }]);
    expect(
      order.isAfter(
        order.find('aws_eks_addon', 'vpc-cni'),
        order.find('aws_iam_role_policy_attachment', 'AmazonEKS_CNI_Policy'),
      ),
    ).toBe(true);
    expect(order.find('aws_iam_role_policy_attachment', 'AmazonEKS_CNI_Policy')).toContain('network-plugin-role');
  });
});

describe('the order of add-ons and nodes', () => {
  const order = new Order(stack);
  const nodes = order.find('aws_eks_node_group');
  const addOn = (name: string) => order.find('aws_eks_addon', `"addon_name":"${name}"`);

  it.each(['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent', 'eks-node-monitoring-agent'])(
    '%s comes before the first node, and waits for none',
    (name) => {
      expect(order.isAfter(nodes, addOn(name))).toBe(true);
      expect(order.isAfter(addOn(name), nodes)).toBe(false);
    },
  );

  it.each(['coredns', 'amazon-cloudwatch-observability'])('%s comes after nodes that can run it', (name) => {
    expect(order.isAfter(addOn(name), nodes)).toBe(true);
  });

  it('brings the agent that hands out identities before the plugin that needs one', () => {
    expect(order.isAfter(addOn('vpc-cni'), addOn('eks-pod-identity-agent'))).toBe(true);
  });

  it('brings the log groups before the log shipper', () => {
    const group = order.find('aws_cloudwatch_log_group', '/aws/containerinsights/test-app/application');
    expect(order.isAfter(addOn('amazon-cloudwatch-observability'), group)).toBe(true);
  });
});

describe('what runs as a Deployment', () => {
  it('keeps CoreDNS on On-Demand system nodes', () => {
    expect(configurationOf('coredns')).toMatchObject(onSystemNodes);
  });

  it('keeps the operator of the log shipper there too, and out of the workloads', () => {
    expect(configurationOf('amazon-cloudwatch-observability')).toMatchObject({
      manager: { ...onSystemNodes, applicationSignals: { autoMonitor: { monitorAllServices: false } } },
    });
  });
});

describe('the log shipper', () => {
  it('writes to the log groups of this cluster only, and sets no retention', () => {
    const roles = Object.values(stack.resource?.['aws_iam_role_policy'] ?? {}) as { policy: string }[];
    const [write, read] = statementsOf(
      roles.find(({ policy }) => policy.includes('WriteLogsOfThisCluster'))?.policy ?? '',
    );
    for (const resource of write?.Resource as string[])
      expect(resource).toMatch(/:log-group:\/aws\/containerinsights\/test-app\/[a-z]+(:\*)?$/);
    expect(write?.Action).not.toContain('logs:PutRetentionPolicy');
    expect(read).toMatchObject({ Action: ['ec2:DescribeTags', 'ec2:DescribeVolumes'] });
  });
});
