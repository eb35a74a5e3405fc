import {
  isAccount,
  logRetentionDays,
  misfiledImageProblems,
  nameProblems,
  partitionOf,
  type Problem,
  problemsBelow,
  publicCidrProblems,
  roleArnProblems,
  serviceCidrProblems,
  unless,
} from '@spot-serving/core';
import { Token } from 'cdktf';
import { type ClusterProps, type ResolvedClusterProps, resolveClusterProps } from './cluster-props';

/** Partitions in which every service that a cluster names is called alike. */
const partitions: readonly (string | undefined)[] = ['aws', 'aws-us-gov'];

/** Instance types of Arm processors: a `g` follows the generation (EC2 user guide, "Amazon EC2 instance type naming conventions"). */
const arm = /^([a-z]+\d+[a-z]*g[a-z]*|a1)\./;
const instanceType = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** Everything wrong with the props of a cluster, at once. Name, roles and minor must be known at synth: they are part of addresses. */
export function clusterProblems(props: ClusterProps): Problem[] {
  const cluster = resolveClusterProps(props);
  return [
    ...placeProblems(cluster),
    ...versionProblems(cluster),
    ...networkProblems(cluster),
    ...principalProblems(cluster),
    ...publicCidrProblems(cluster.publicCidrs, false),
    ...logDaysProblems(cluster),
    ...serviceCidrProblems(cluster.serviceCidr, {}),
    ...problemsBelow('systemNodes', systemNodeProblems(cluster.systemNodes)),
  ];
}

/** The longest of a cluster's names is that of the network plugin's role. */
function placeProblems({ name, region, account }: ResolvedClusterProps): Problem[] {
  const known = partitions.includes(partitionOf(region)?.id);
  const regionFix =
    "name a region of the partitions aws or aws-us-gov, such as 'eu-west-1'; elsewhere service names differ";
  const accountFix = 'write the twelve digits of the AWS account as a string';
  return [
    ...[...nameProblems('eks-cluster', name), ...nameProblems('iam-role', `${name}-network-plugin`)].slice(0, 1),
    ...unless(known, { path: 'region', value: region, fix: regionFix }),
    ...unless(Token.isUnresolved(account) || isAccount(account), { path: 'account', value: account, fix: accountFix }),
  ];
}

function versionProblems({ version, versions }: ResolvedClusterProps): Problem[] {
  const malformed = {
    path: 'version',
    value: version,
    fix: "write a Kubernetes minor version as a string, such as '1.35'",
  };
  return [...unless(/^1\.\d{2}$/.test(version), malformed), ...misfiledImageProblems(versions)];
}

function networkProblems({ network: { privateSubnetIds } }: ResolvedClusterProps): Problem[] {
  if (Token.isUnresolved(privateSubnetIds) || privateSubnetIds.length >= 2) return [];
  return [
    {
      path: 'network.privateSubnetIds',
      value: privateSubnetIds,
      fix: 'give private subnets in two zones or three; EKS wants two',
    },
  ];
}

function principalProblems({ administrators, viewers, ...place }: ResolvedClusterProps): Problem[] {
  const nobody = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role, or nobody can get into the cluster',
  };
  const both = viewers.filter((role) => administrators.includes(role));
  return [
    ...unless(administrators.length > 0, nobody),
    ...roleArnProblems(administrators, 'administrators', place),
    ...roleArnProblems(viewers, 'viewers', place),
    ...both.map((value) => ({
      path: 'viewers',
      value,
      fix: 'name it once: EKS takes one access entry for a role, and an administrator sees everything',
    })),
  ];
}

function logDaysProblems({ logDays }: ResolvedClusterProps): Problem[] {
  const retentions = logRetentionDays.filter((days) => days > 0);
  if (retentions.some((days) => days === logDays)) return [];
  return [{ path: 'logDays', value: logDays, fix: `use a retention of CloudWatch Logs: ${retentions.join(', ')}` }];
}

function systemNodeProblems({ instanceTypes, count }: ResolvedClusterProps['systemNodes']): Problem[] {
  const countable = Number.isInteger(count) && count >= 2 && count <= 12;
  return [
    ...unless(instanceTypes.length > 0, {
      path: 'instanceTypes',
      value: instanceTypes,
      fix: 'name at least one instance type',
    }),
    ...instanceTypes.flatMap((type, index) => {
      const fix = instanceTypeFix(type);
      return fix === undefined ? [] : [{ path: `instanceTypes[${index}]`, value: type, fix }];
    }),
    ...unless(countable, { path: 'count', value: count, fix: 'use 2 to 12 nodes, so that controllers outlive one' }),
  ];
}

function instanceTypeFix(type: string): string | undefined {
  if (!instanceType.test(type)) return "write an instance type, such as 'm6i.large'";
  return arm.test(type) ? 'name an amd64 type; the image is for amd64' : undefined;
}
