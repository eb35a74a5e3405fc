import { unless } from '@spot-serving/core/vocabulary';

import { launchTemplateType } from '../aws/autoscaling-group';
import { isOwnKey } from '../aws/managed-key';
import { eachOf, type Flaw } from '../engine/each-of';
import { blocksOf, isTrue, type JsonObject, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { StackView } from '../engine/stack-view';

/** Volumes of nodes are encrypted with a key of ours: models lie on them. */
export const nodeVolumes: Rule = {
  id: 'node-volumes',
  severity: 'error',
  what: 'Every aws_launch_template states its volumes, and each is encrypted with a key that AWS does not manage',
  why: "models and logs lie on the disks of nodes; what the template leaves out is the image's choice, which is not encrypted",
  source: 'AWS Foundational Security Best Practices, EC2.181; docs/architecture.md',
  check: eachOf(launchTemplateType, ({ attributes }, stack) => {
    const mappings = blocksOf(attributes.block_device_mappings).filter(
      ({ no_device: none }) => textsOf(none).join() === '',
    );
    const volumes = mappings.flatMap(({ device_name: device, ebs }) =>
      blocksOf(ebs).flatMap((volume) => volumeFlaws(stack, device, volume)),
    );
    if (mappings.some(({ ebs }) => blocksOf(ebs).length > 0)) return volumes;
    return [
      {
        what: 'states no volume',
        fix: 'add the root volume to block_device_mappings, with ebs.encrypted true and a key of ours',
      },
    ];
  }),
};

function volumeFlaws(stack: StackView, device: unknown, { encrypted, kms_key_id: key }: JsonObject): readonly Flaw[] {
  if (!isTrue(encrypted))
    return [
      {
        what: `has the volume ${shown(device)} with encrypted ${shown(encrypted)}`,
        fix: 'set ebs.encrypted to true and ebs.kms_key_id to a key of ours',
      },
    ];
  return unless(isOwnKey(stack, key), {
    what: `encrypts the volume ${shown(device)} with the key ${shown(key)}, which is none of ours`,
    fix: 'set ebs.kms_key_id to a key of ours',
  });
}
