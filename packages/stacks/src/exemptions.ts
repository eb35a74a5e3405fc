import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

import { exempt } from '@spot-serving/guardrails';

/** The day by which every exemption of ours is looked at again. */
const expires = '2028-11-30';

/** Sets aside for the bucket of logs that its key is S3's own. */
export function exemptLogBucket(bucket: S3Bucket): void {
  const reason = 'AWS delivers server access and load balancer logs only to buckets with SSE-S3';
  exempt(bucket, 'bucket-own-key', { reason, expires });
}

/** Sets aside for the trail of a store that it records reads of models alone. */
export function exemptTrailOfReads(scope: IConstruct): void {
  const reason =
    'it is of the models; changes of the account are recorded by the trail that bootstrap makes, or by that of the organization, which its environment says (watch)';
  for (const trail of below(scope, Cloudtrail)) exempt(trail, 'trail-management', { reason, expires });
}

/** Sets aside for the buckets of an account, before its first app, that nobody is told who reads them. */
export function exemptUnlogged(scope: IConstruct): void {
  const reason =
    'the account has no bucket of logs before its first app; states are read by the roles of the jobs alone, files of the trail by administrators, through keys of ours, whose use CloudTrail records as a management event';
  for (const bucket of below(scope, S3Bucket)) exempt(bucket, 'bucket-trail', { reason, expires });
}

/** Sets aside for repositories of images that nodes of other accounts pull from them, where the environment names their roles. */
export function exemptImageReaders(scope: IConstruct): void {
  const reason =
    'the environment of bootstrap names the roles of these nodes, in accounts that are ours too; they pull, and push nothing';
  for (const policy of below(scope, EcrRepositoryPolicy)) exempt(policy, 'policy-foreign-account', { reason, expires });
}

/** Sets aside for a role that roles of other accounts take, where the environment names them. */
export function exemptNamedTakers(scope: IConstruct): void {
  const reason = 'the environment of bootstrap names the roles that take it, in accounts that are ours too';
  for (const role of below(scope, IamRole)) exempt(role, 'policy-foreign-account', { reason, expires });
}

/** Sets aside for nodes that anything may leave them: what each pod may ask is said by its network policy. */
export function exemptNodeEgress(scope: IConstruct): void {
  const reason =
    'nodes pull images and call services of AWS that have no fixed addresses, and pods of other teams run there; network policies limit the pods of models';
  for (const rule of below(scope, VpcSecurityGroupEgressRule)) {
    if (rule.ipProtocolInput === '-1') exempt(rule, 'security-group-egress', { reason, expires });
  }
}

/** Sets aside for a network that is not production's that it logs no traffic, where its environment says so. */
export function exemptQuietNetwork(scope: IConstruct): void {
  const reason = 'flow logs are off in this environment, which is not production: they cost by the gigabyte';
  for (const vpc of below(scope, Vpc)) exempt(vpc, 'vpc-flow-logs', { reason, expires });
}

/** Sets aside for models whose load balancer moves out of the subnets of nodes and pods that they let these in until it has: `endpoint.balancerMoves`. */
export function exemptMovingBalancer(scope: IConstruct): void {
  const reason =
    'the load balancer is on its way out of these subnets (endpoint.balancerMoves): left out in the next apply, which closes them';
  for (const policy of below(scope, NetworkPolicyV1)) exempt(policy, 'pod-ingress', { reason, expires });
}

function below<Kind extends TerraformResource>(
  scope: IConstruct,
  kind: abstract new (...parameters: never[]) => Kind,
): readonly Kind[] {
  return scope.node.findAll().filter((construct): construct is Kind & IConstruct => construct instanceof kind);
}
