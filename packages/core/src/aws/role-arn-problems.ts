import type { Problem } from '../problems';
import { listProblems } from '../settings/list-problems';
import { isAccount, partitionOf } from './partition';
import type { RegionAndAccount } from './place';

/** ARN of an IAM role; its partition and account are groups (IAM user guide, "IAM identifiers"). */
export const roleArnForm = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/** An ARN of that form. */
export const roleArnExample = 'arn:aws:iam::111122223333:role/name';
/** How to mend what is no ARN of a role. */
export const roleArnFix = `write the ARN of an IAM role (not of a user, a session or a pattern), such as '${roleArnExample}'`;

/**
 * What is wrong with a list of roles at `path`: ARNs of IAM roles of the app's own account and partition, each once.
 *
 * Not of another account: a key delegates to the IAM of its own, and a trail sees no session issuer of a foreign role. Not known only at
 * apply: policies and patterns are sized at synth.
 */
export function roleArnProblems(roles: readonly string[], path: string, place: RegionAndAccount): Problem[] {
  return listProblems(roles, path, (role) => roleFix(role, place)).map((problem) => ({
    ...problem,
    against: problem.against ?? ['region', 'account'],
  }));
}

function roleFix(role: string, { region, account }: RegionAndAccount): string | undefined {
  const [, partition, owner] = roleArnForm.exec(role) ?? [];
  if (partition === undefined) return roleArnFix;
  if (owner !== account && isAccount(account))
    return `name a role of account ${account}; keys and trails of the app know no other`;
  const expected = partitionOf(region)?.id;
  if (expected !== undefined && partition !== expected) return `write arn:${expected}:, the partition of ${region}`;
  return pathFix(role.slice(role.indexOf(':role/') + ':role/'.length));
}

/**
 * Roles that IAM Identity Center makes are below a path of its own, without which the ARN is of nobody, and a key policy that names nobody is refused (IAM
 * Identity Center user guide, "Referencing permission sets in resource policies, Amazon EKS Cluster config maps, and AWS KMS key policies"). A service-linked
 * role is AWS' alone (IAM user guide, "Service-linked roles").
 */
function pathFix(name: string): string | undefined {
  if (name.startsWith('aws-service-role/'))
    return 'name a role that your people or programs take: a service-linked role is taken by AWS alone';
  return name.startsWith('AWSReservedSSO_')
    ? `write its path too: role/aws-reserved/sso.amazonaws.com/<region>/${name}; \`aws iam get-role\` shows the whole ARN`
    : undefined;
}
