import { z } from 'zod';

import { isAccount } from '../aws/partition';
import { roleArnExample, roleArnFix, roleArnForm } from '../aws/role-arn-problems';
import { parseCidr } from '../cidr';
import { imageReferenceForm, parseImage } from '../images/image-reference';
import { logRetentionDays, retentionFix } from './log-retention';

/** A text that must match `pattern`; the fix says what to write, never what the pattern is. The example is judged in place of a wrong one. */
export function text(pattern: RegExp, fix: string, example: string) {
  return z
    .string({ error: fix })
    .regex(pattern, { error: fix })
    .meta({ examples: [example] });
}

/** A whole number in a range, or from a least on. */
export function whole(fix: string, least: number, most?: number) {
  const number = z.int({ error: fix }).min(least, { error: fix });
  return most === undefined ? number : number.max(most, { error: fix });
}

/** Fields that recur, each with its fix. */
export const field = {
  /** 28: an IAM role name holds 64 characters and our longest suffix takes 36. */
  appName: text(
    /^[a-z][a-z0-9-]{1,26}[a-z0-9]$/,
    'use 3 to 28 lower-case letters, digits and hyphens, a letter first and no hyphen last',
    'app',
  ),
  region: text(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "name an AWS region, such as 'eu-west-1'", 'eu-west-1'),
  account: z
    .string({ error: 'write the twelve digits of the AWS account as a string' })
    .refine(isAccount, { error: 'write the twelve digits of the AWS account as a string' })
    .meta({ examples: ['111122223333'] }),
  roleArn: text(roleArnForm, roleArnFix, roleArnExample),
  /** S3 documentation, "General purpose bucket naming rules"; without dots, which break TLS host names. */
  bucket: text(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    'use 3 to 63 lower-case letters, digits and hyphens',
    'terraform-states',
  ),
  kubernetesMinor: text(/^1\.\d{2}$/, "write a Kubernetes minor version as a string, such as '1.35'", '1.35'),
  email: z.email({ error: 'write an e-mail address' }).meta({ examples: ['somebody@example.com'] }),
  cidr: cidr('10.0.0.0/16'),
  /** What is judged in place of a wrong one is another block for documentation (RFC 5737) than the one shown. */
  publicCidr: cidr('203.0.113.0/24', '198.51.100.0/24'),
  /** A retention of CloudWatch Logs; a log that is kept for no day is none. */
  logDays: z.literal(
    logRetentionDays.filter((days) => days > 0),
    { error: retentionFix(1) },
  ),
  flag: z.boolean({ error: 'use true or false' }),
  image: text(
    imageReferenceForm,
    'name an image with its tag or its digest, such as docker.io/tensorflow/serving:2.19.1',
    'docker.io/tensorflow/serving:2.19.1',
  ).refine(isFixed, { error: 'name an image with its tag or digest; latest is another one every day' }),
} as const;

/** A block that begins where it says: `10.0.0.1/16` may mean two things. */
function cidr(shown: string, example = shown) {
  const error = `write an IPv4 block by its first address, such as '${shown}'`;
  return z
    .string({ error })
    .refine((block) => parseCidr(block) !== undefined, { error })
    .meta({ examples: [example] });
}

function isFixed(reference: string): boolean {
  const { tag, digest } = parseImage(reference);
  return digest !== undefined || tag !== 'latest';
}
