import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { TerraformOutput } from 'cdktf';

import { scheduleFor } from '@spot-serving/core';
import { aNetwork, resourcesOf, synth, theOnly } from '@spot-serving/testkit';

import { Cluster, nodeImageParameter } from '../../src';
import { clusterProps, madeUpVersions, synthCluster } from './a-cluster';
import { Order } from './order';

interface IngressRule {
  readonly security_group_id: string;
  readonly referenced_security_group_id: string;
  readonly from_port: number;
  readonly to_port: number;
  readonly ip_protocol: string;
  readonly cidr_ipv4?: string;
}

const stack = synthCluster();
const group = theOnly(EksNodeGroup, stack);
const matching = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe('system nodes', () => {
  it('are bought On-Demand, in every zone', () => {
    expect(group).toMatchObject({
      capacity_type: 'ON_DEMAND',
      subnet_ids: aNetwork().privateSubnetIds,
      scaling_config: { min_size: 3, desired_size: 3, max_size: 6 },
    });
  });

  it('are another group for another count, made before the old one goes', () => {
    const three = synthCluster({ systemNodes: { count: 5 } });
    expect(theOnly(EksNodeGroup, three)).toMatchObject({
      node_group_name_prefix: 'system-5-',
      scaling_config: { min_size: 5, desired_size: 5 },
      lifecycle: { create_before_destroy: true },
    });
  });

  it('have tags that change without another template', () => {
    const [before, after] = ['search', 'ads'].map((team) => synthCluster({ launchTags: { team } }));
    expect(after?.resource?.aws_launch_template).toEqual(before?.resource?.aws_launch_template);
    expect(theOnly(AutoscalingGroupTagA, after ?? {})).toMatchObject({
      tag: { key: 'team', value: 'ads', propagate_at_launch: true },
    });
  });

  it('have the labels and taints of the vocabulary', () => {
    const { labels, taints } = scheduleFor('system', 'on-demand');
    const [taint] = taints;
    expect(group).toMatchObject({ labels, taint: [{ key: taint?.key, value: taint?.value, effect: 'NO_SCHEDULE' }] });
  });

  it('are left to the autoscaler in number, repaired by EKS, and updated one by one', () => {
    expect(group).toMatchObject({
      lifecycle: { ignore_changes: ['scaling_config[0].desired_size'], create_before_destroy: true },
      node_repair_config: { enabled: true },
      update_config: { max_unavailable: 1 },
    });
  });

  it('run Amazon Linux 2023 of the pinned release', () => {
    const pinned = theOnly(EksNodeGroup, synthCluster({ versions: madeUpVersions() }));
    expect(pinned).toMatchObject({
      ami_type: 'AL2023_x86_64_STANDARD',
      release_version: '1.35.1-20261122',
      version: '1.35',
    });
    expect(group).not.toHaveProperty('release_version');
  });

  it('encrypt their disk with a key of ours', () => {
    const ebs = {
      encrypted: 'true',
      volume_type: 'gp3',
      kms_key_id: matching(/aws_kms_key\.cluster_VolumesKey_\w+\.arn/),
    };
    expect(theOnly(LaunchTemplate, stack)).toMatchObject({
      block_device_mappings: [{ device_name: '/dev/xvda', ebs }],
    });
  });

  it('carry the tags of the app, which default tags of the provider would not give them', () => {
    const tagged = theOnly(LaunchTemplate, synthCluster({ tags: { team: 'ml' } }));
    const tags = { team: 'ml', Name: 'test-app-system', 'kubernetes.io/cluster/test-app': 'owned' };
    const resources = ['instance', 'volume', 'network-interface'];
    expect(tagged).toMatchObject({
      tag_specifications: resources.map((resource) => ({ resource_type: resource, tags })),
    });
  });

  it('keep the metadata service from pods', () => {
    const options = { http_tokens: 'required', http_put_response_hop_limit: 1 };
    expect(theOnly(LaunchTemplate, stack)).toMatchObject({ metadata_options: options });
  });

  it('wait for rights and rules, so that none fails to join', () => {
    const order = new Order(stack);
    const nodes = order.find('aws_eks_node_group');
    for (const address of Object.keys(resourcesOf(VpcSecurityGroupIngressRule, stack))) {
      expect(order.isAfter(nodes, `aws_vpc_security_group_ingress_rule.${address}`)).toBe(true);
    }
    expect(
      Object.keys(stack.resource?.['aws_iam_role_policy_attachment'] ?? {}).filter((id) => /SystemNodes/.test(id)),
    ).toHaveLength(2);
  });
});

describe('the security group of nodes', () => {
  const rules = Object.values(resourcesOf(VpcSecurityGroupIngressRule, stack)) as IngressRule[];
  const ofNodes = /aws_security_group\.cluster_NodeSecurityGroup_\w+\.id/;
  const ports = (from: RegExp, to: RegExp) =>
    rules
      .filter((rule) => from.test(rule.referenced_security_group_id) && to.test(rule.security_group_id))
      .map((rule) => `${rule.ip_protocol} ${rule.from_port}-${rule.to_port}`)
      .sort();

  it('is the only one with the tag of the cluster on a node', () => {
    expect(theOnly(SecurityGroup, stack)).toMatchObject({ tags: { 'kubernetes.io/cluster/test-app': 'owned' } });
    expect(theOnly(LaunchTemplate, stack)).toMatchObject({ vpc_security_group_ids: [matching(ofNodes)] });
  });

  it('lets the control plane call kubelets and webhooks', () => {
    expect(ports(/cluster_security_group_id/, ofNodes)).toEqual([
      'tcp 10250-10250',
      'tcp 10251-10251',
      'tcp 443-443',
      'tcp 9443-9443',
    ]);
  });

  it('lets nodes resolve names and talk to each other', () => {
    expect(ports(ofNodes, ofNodes)).toEqual(['tcp 1025-65535', 'tcp 53-53', 'udp 53-53']);
  });

  it('lets nodes call the API server', () => {
    expect(ports(ofNodes, /cluster_security_group_id/)).toEqual(['tcp 443-443']);
  });

  it('lets in no address, only groups', () => {
    expect(rules.filter((rule) => rule.cidr_ipv4 !== undefined)).toEqual([]);
  });
});

describe('what other nodes need to join', () => {
  const access = synth((scope) => {
    const { ready, ...values } = new Cluster(scope, 'cluster', clusterProps({ versions: madeUpVersions() })).nodes;
    new TerraformOutput(scope, 'answers', { value: { ...values, ready: ready.map(({ fqn }) => fqn) } });
  }).output?.['answers']?.value as { readonly ready: readonly string[] };

  it('is a profile, a group, a key, the services and the image', () => {
    expect(access).toMatchObject({
      instanceProfileArn: matching(/aws_iam_instance_profile\.\w+NodeIdentity_Profile_\w+\.arn/),
      securityGroupId: matching(/aws_security_group\.\w+\.id/),
      volumeKeyArn: matching(/VolumesKey/),
      serviceCidr: '172.20.0.0/16',
      imageParameter:
        '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/amazon-eks-node-al2023-x86_64-standard-1.35-v20261122/image_id',
    });
  });

  it('waits for admission, rights, rules and add-ons', () => {
    for (const type of [
      'aws_eks_access_entry',
      'aws_iam_role_policy_attachment',
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_security_group_egress_rule',
    ]) {
      expect(access.ready).toContainEqual(expect.stringMatching(type));
    }
    expect(access.ready.filter((address) => address.includes('aws_eks_addon.'))).toHaveLength(4);
  });
});

describe('nodeImageParameter', () => {
  it('follows what AWS recommends where no release is pinned', () => {
    expect(nodeImageParameter('1.35')).toBe(
      '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id',
    );
  });
});
