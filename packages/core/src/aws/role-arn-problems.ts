import type { Problem } from '../problems';
import { isAccount, partitionOf } from './partition';

const roleArn = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

const anExample = 'arn:aws:iam::111122223333:role/name';

/** Region and account of an app, which its roles must share. */
export interface Place {
  /** AWS region, such as `eu-west-1`. */
  readonly region: string;
  /** AWS account, twelve digits. */
  readonly account: string;
}

/**
 * What is wrong with a list of roles at `path`: ARNs of IAM roles of the app's own account and partition, each once.
 *
 * Not of another account: a key delegates to the IAM of its own, and a trail sees no session issuer of a foreign role. Not known only at
 * apply: policies and patterns are sized at synth.
 */
export function roleArnProblems(roles: readonly string[], path: string, place: Place): Problem[] {
  return roles.flatMap((role, index) => {
    const fix = roles.indexOf(role) < index ? 'listed before: remove it' : roleFix(role, place);
    return fix === undefined ? [] : [{ path: `${path}[${index}]`, value: role, fix }];
  });
}

function roleFix(role: string, { region, account }: Place): string | undefined {
  const [, partition, owner] = roleArn.exec(role) ?? [];
  if (partition === undefined)
    return `write the ARN of an IAM role (not of a user, a session or a pattern), such as '${anExample}'`;
  if (owner !== account && isAccount(account))
    return `name a role of account ${account}; keys and trails of the app know no other`;
  const expected = partitionOf(region)?.id;
  return expected !== undefined && partition !== expected
    ? `write arn:${expected}:, the partition of ${region}`
    : undefined;
}
