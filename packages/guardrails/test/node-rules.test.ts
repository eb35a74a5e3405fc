import type { Rule } from '../src/findings';
import { nodeGroupOnDemand } from '../src/rules/node-group-on-demand';
import { nodeGroupTemplate } from '../src/rules/node-group-template';
import { nodeMetadata } from '../src/rules/node-metadata';
import { nodePublicAddress } from '../src/rules/node-public-address';
import { nodeVolumes } from '../src/rules/node-volumes';
import { stackWith, wrongs } from './stacks';

const ebs = { encrypted: true, kms_key_id: '${aws_kms_key.volumes.arn}', volume_type: 'gp3' };
const good = {
  metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
  block_device_mappings: [{ device_name: '/dev/xvda', ebs }],
};

function template(change: object): object {
  return stackWith('aws_launch_template', { ...good, ...change });
}

function root(change: object): object {
  return { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { ...ebs, ...change } }] };
}

const accepted: [string, Rule, object][] = [
  ['tokens and one hop', nodeMetadata, {}],
  [
    'options written as a list, with text for a number',
    nodeMetadata,
    { metadata_options: [{ http_tokens: 'required', http_put_response_hop_limit: '1' }] },
  ],
  ['volumes under a key of ours', nodeVolumes, {}],
  ['a volume by text', nodeVolumes, root({ encrypted: 'true' })],
  [
    'a device that is taken away',
    nodeVolumes,
    { block_device_mappings: [...good.block_device_mappings, { device_name: '/dev/sdb', no_device: 'true' }] },
  ],
  ['no interface', nodePublicAddress, {}],
  [
    'an interface without a public address',
    nodePublicAddress,
    { network_interfaces: [{ associate_public_ip_address: 'false' }] },
  ],
];

const refused: [string, Rule, object, string[]][] = [
  [
    'no options',
    nodeMetadata,
    { metadata_options: undefined },
    ['has metadata_options.http_tokens not set', 'has metadata_options.http_put_response_hop_limit not set'],
  ],
  [
    'optional tokens',
    nodeMetadata,
    { metadata_options: { http_tokens: 'optional', http_put_response_hop_limit: 1 } },
    ['has metadata_options.http_tokens "optional"'],
  ],
  [
    'two hops',
    nodeMetadata,
    { metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 2 } },
    ['has metadata_options.http_put_response_hop_limit 2'],
  ],
  ['no volume', nodeVolumes, { block_device_mappings: undefined }, ['states no volume']],
  [
    'only a virtual one',
    nodeVolumes,
    { block_device_mappings: [{ device_name: '/dev/sdb', virtual_name: 'ephemeral0' }] },
    ['states no volume'],
  ],
  [
    'a volume left to its snapshot',
    nodeVolumes,
    root({ encrypted: undefined }),
    ['has the volume "/dev/xvda" with encrypted not set'],
  ],
  [
    'a second volume that is open',
    nodeVolumes,
    { block_device_mappings: [...good.block_device_mappings, { device_name: '/dev/xvdb', ebs: { encrypted: false } }] },
    ['has the volume "/dev/xvdb" with encrypted false'],
  ],
  [
    'no key',
    nodeVolumes,
    root({ kms_key_id: undefined }),
    ['encrypts the volume "/dev/xvda" with the key not set, which is none of ours'],
  ],
  [
    'a key of AWS',
    nodeVolumes,
    root({ kms_key_id: 'alias/aws/ebs' }),
    ['encrypts the volume "/dev/xvda" with the key "alias/aws/ebs", which is none of ours'],
  ],
  [
    'a public address',
    nodePublicAddress,
    { network_interfaces: { associate_public_ip_address: 'true' } },
    ['has a network interface with associate_public_ip_address true'],
  ],
];

describe('rules about launch templates', () => {
  it.each(accepted)('accept %s (%#)', (_, rule, change) => expect(wrongs(rule, template(change))).toEqual([]));

  it.each(refused)('refuse %s (%#)', (_, rule, change, whats) => expect(wrongs(rule, template(change))).toEqual(whats));
});

describe('rules about managed groups', () => {
  const ours = {
    capacity_type: 'ON_DEMAND',
    launch_template: { id: '${aws_launch_template.system.id}', version: '1' },
  };

  it.each([ours, { ...ours, capacity_type: undefined }])('accept %j', (group) => {
    expect(
      [nodeGroupOnDemand, nodeGroupTemplate].flatMap((rule) => wrongs(rule, stackWith('aws_eks_node_group', group))),
    ).toEqual([]);
  });

  it.each([
    ['Spot', nodeGroupOnDemand, { capacity_type: 'SPOT' }, 'has capacity_type "SPOT"'],
    [
      'what only an apply knows',
      nodeGroupOnDemand,
      { capacity_type: '${var.capacity}' },
      'has capacity_type "${var.capacity}"',
    ],
    ['no launch template', nodeGroupTemplate, { launch_template: undefined }, 'names no launch_template'],
  ])('refuse %s', (_, rule, change, what) => {
    expect(wrongs(rule, stackWith('aws_eks_node_group', { ...ours, ...change }))).toEqual([what]);
  });
});
