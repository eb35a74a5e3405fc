import { z } from 'zod';

/** A value that must match `pattern`; the fix says what to write, never what the pattern is. */
function text(pattern: RegExp, fix: string) {
  return z.string({ error: fix }).regex(pattern, { error: fix });
}

/** Fields of an environment that recur, each with its fix. */
export const field = {
  /** 28: an IAM role name holds 64 characters and our longest suffix takes 36. */
  appName: text(
    /^[a-z][a-z0-9-]{1,26}[a-z0-9]$/,
    'use 3 to 28 lower-case letters, digits and hyphens, a letter first and no hyphen last',
  ),
  region: text(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "name an AWS region, such as 'eu-west-1'"),
  account: text(/^\d{12}$/, 'write the twelve digits of the AWS account as a string'),
  roleArn: text(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    "write the ARN of an IAM role, such as 'arn:aws:iam::111122223333:role/name'",
  ),
  /** S3 documentation, "General purpose bucket naming rules"; without dots, which break TLS host names. */
  bucket: text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'use 3 to 63 lower-case letters, digits and hyphens'),
  /** A model's name is a path segment of its address and part of names in Kubernetes (DNS label). */
  modelName: text(
    /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/,
    'name a model with 1 to 48 lower-case letters, digits and hyphens',
  ),
  /** Part of the name of an Auto Scaling group; the On-Demand pool and the system nodes have theirs. */
  poolName: text(
    /^(?!(fallback|system)$)[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
    'use 2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last; fallback and system are taken',
  ),
  kubernetesMinor: text(/^1\.\d{2}$/, "write a Kubernetes minor version as a string, such as '1.35'"),
  email: z.email({ error: 'write an e-mail address' }),
  cidr: z.cidrv4({ error: "write an IPv4 block, such as '10.0.0.0/16'" }),
} as const;
