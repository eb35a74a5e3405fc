import { launchTemplateType } from '../aws/autoscaling-group';
import { eachOf } from '../engine/each-of';
import { blocksOf, isTrue } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Nodes have no public address. */
export const nodePublicAddress: Rule = {
  id: 'node-public-address',
  severity: 'error',
  what: 'No network interface of an aws_launch_template gets a public address',
  why: 'a node with a public address is one security group rule away from the internet',
  source: 'AWS Foundational Security Best Practices, EC2.25',
  check: eachOf(launchTemplateType, ({ attributes }) => {
    const open = blocksOf(attributes.network_interfaces).filter(({ associate_public_ip_address: given }) =>
      isTrue(given),
    );
    const fix = 'leave associate_public_ip_address out, or set it to false: requests come through the load balancer';
    return open.map(() => ({ what: 'has a network interface with associate_public_ip_address true', fix }));
  }),
};
