import { z } from 'zod';

import type { NodeSchedule } from '@spot-serving/core';

import { instanceType } from '../../src/pools/instance-type';
import { nodeUserData } from '../../src/pools/node-config';
import { nodeResources } from '../../src/pools/node-resources';
import { nodeConfigOf, partsOf } from './user-data';

/** NodeConfig as far as self-managed nodes need it: awslabs/amazon-eks-ami, nodeadm/api/v1alpha1/nodeconfig_types.go at 28af74f. */
const quantity = z.string().regex(/^\d+(m|Mi|Gi)$/);
const nodeConfig = z.strictObject({
  apiVersion: z.literal('node.eks.aws/v1alpha1'),
  kind: z.literal('NodeConfig'),
  spec: z.strictObject({
    cluster: z.strictObject({
      name: z.string(),
      apiServerEndpoint: z.url(),
      certificateAuthority: z.base64().min(1),
      cidr: z.cidrv4(),
    }),
    kubelet: z.strictObject({
      config: z.strictObject({
        maxPods: z.int(),
        kubeReserved: z.strictObject({ cpu: quantity, memory: quantity, 'ephemeral-storage': quantity }),
      }),
      flags: z.array(z.string().startsWith('--')),
    }),
  }),
});

const schedule: NodeSchedule = {
  labels: { 'test.dev/b': '1', 'test.dev/a': 'yes' },
  taints: [{ key: 'test.dev/only', effect: 'NoSchedule' }],
};
const boot = {
  clusterName: '123',
  endpoint: 'https://test.eks.amazonaws.com',
  certificateAuthority: Buffer.from('a certificate').toString('base64'),
  serviceCidr: '172.20.0.0/16',
  schedule,
  resources: nodeResources(
    [instanceType('m5.large')].flatMap((type) => type ?? []),
    50,
  ),
};
const encoded = (text: string) => `\${base64encode(${JSON.stringify(text)})}`;

describe('nodeUserData', () => {
  const text = nodeUserData(boot);

  it('is one part of nodeadm’s type', () => {
    expect(partsOf(text)).toEqual([
      { type: 'application/node.eks.aws', body: expect.stringContaining('kind: ') as string },
    ]);
  });

  it('is a configuration that nodeadm’s schema accepts', () => {
    expect(nodeConfig.safeParse(nodeConfigOf(encoded(text)))).toMatchObject({ success: true });
  });

  it('keeps a text a text, though it looks like a number', () => {
    expect(nodeConfigOf(encoded(text))).toMatchObject({ spec: { cluster: { name: '123' } } });
  });

  it('can stand in a Terraform string: no double quote, no backslash', () => {
    expect(text).not.toMatch(/["\\]/);
  });

  it('changes only when something in it does', () => {
    const turned = { labels: { 'test.dev/a': 'yes', 'test.dev/b': '1' }, taints: schedule.taints };
    expect(nodeUserData({ ...boot, schedule: turned })).toBe(text);
    expect(nodeUserData({ ...boot, serviceCidr: '172.21.0.0/16' })).not.toBe(text);
  });

  it('stays far below the 16 KB that EC2 takes', () => {
    const certificateAuthority = 'A'.repeat(2_000);
    expect(Buffer.byteLength(nodeUserData({ ...boot, certificateAuthority }))).toBeLessThan(8_000);
  });
});
