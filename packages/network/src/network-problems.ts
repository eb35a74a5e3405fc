import {
  isAccount,
  logRetentionDays,
  type NatMode,
  nameProblems,
  parseCidr,
  type Problem,
  roleArnProblems,
  vpcCidrProblems,
  unless,
} from '@spot-serving/core';
import { Token } from 'cdktf';
import { flowLogNames } from './flow-log-names';
import { type NetworkProps, resolveNetworkProps, type ResolvedNetworkProps } from './network-props';
import { regionProblems } from './region';

const natModes: readonly NatMode[] = ['none', 'single', 'per-zone', 'regional'];

/** Everything wrong with the props of a network, at once. */
export function networkProblems(props: NetworkProps): Problem[] {
  const network = resolveNetworkProps(props);
  return [
    ...regionProblems(network.region),
    ...accountProblems(network.account),
    ...addressProblems(network),
    ...choiceProblems(network),
    ...bucketProblems(network),
    ...flowLogProblems(network),
  ];
}

function accountProblems(account: string): Problem[] {
  if (Token.isUnresolved(account) || isAccount(account)) return [];
  return [{ path: 'account', value: account, fix: 'write the twelve digits of the AWS account as a string' }];
}

function addressProblems({ name, cidr, otherCidrs }: ResolvedNetworkProps): Problem[] {
  const others = Object.entries(otherCidrs).filter(([other]) => other !== name);
  const unreadable = others.filter(([, block]) => !parseCidr(block));
  return [
    ...vpcCidrProblems({ cidr, otherCidrs: Object.fromEntries(others) }),
    ...unreadable.map(([other, block]) => ({
      path: `otherCidrs.${other}`,
      value: block,
      fix: "write an IPv4 block by its first address, such as '10.1.0.0/16', or its overlap goes unseen",
    })),
  ];
}

function choiceProblems({ zones, nat, flowLogDays }: ResolvedNetworkProps): Problem[] {
  const problems: Problem[] = [];
  if (zones !== 2 && zones !== 3) problems.push({ path: 'zones', value: zones, fix: 'use 2 or 3 zones' });
  if (!natModes.includes(nat)) problems.push({ path: 'nat', value: nat, fix: `use ${natModes.join(', ')}` });
  if (!logRetentionDays.some((days) => days === flowLogDays)) {
    problems.push({
      path: 'flowLogDays',
      value: flowLogDays,
      fix: `use a retention of CloudWatch Logs: ${logRetentionDays.join(', ')}`,
    });
  }
  return problems;
}

function bucketProblems({ readableBuckets, writableBuckets }: ResolvedNetworkProps): Problem[] {
  return Object.entries({ readableBuckets, writableBuckets }).flatMap(([prop, buckets]) => {
    return buckets.flatMap((bucket, index) =>
      Token.isUnresolved(bucket) ? [] : nameProblems('s3-bucket', bucket, `${prop}[${index}]`),
    );
  });
}

function flowLogProblems({ name, flowLogDays, keyAdministrators, ...place }: ResolvedNetworkProps): Problem[] {
  if (flowLogDays === 0) return [];
  const names = flowLogNames(name);
  return [
    ...nameProblems('iam-role', names.role, 'name'),
    ...nameProblems('log-group', names.logGroup, 'name'),
    ...unless(keyAdministrators.length > 0, noAdministrator),
    ...roleArnProblems(keyAdministrators, 'keyAdministrators', place).filter(({ value }) => !Token.isUnresolved(value)),
  ];
}

const noAdministrator: Problem = {
  path: 'keyAdministrators',
  value: [],
  fix: 'name the roles that administer the key of the flow logs, or turn them off with flowLogDays: 0',
};
