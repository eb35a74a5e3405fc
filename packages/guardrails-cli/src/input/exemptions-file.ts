import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as z from 'zod';

import { type Exemption, exemptionsIn } from '@spot-serving/guardrails/findings';
import { Failure } from '@spot-serving/terraform-runner/program';

import { textOfFile } from './text-of-file';

/** An exemption with the file that it stands in. */
export interface FileExemption extends Exemption {
  readonly file: string;
}

const fileShape = z.strictObject({
  exemptions: z.array(
    z.strictObject({
      resource: z.string().min(1),
      rule: z.string().min(1),
      reason: z.string().trim().min(1),
      expires: z.iso.date(),
    }),
  ),
});

/**
 * Exemptions of a file of its own, or those that a `cdk.tf.json` carries for its plan.
 *
 * @throws {Failure} 2 with every problem of the file, each with its place
 */
export function readExemptions(cwd: string, file: string): readonly FileExemption[] {
  const json = parsed(resolve(cwd, file), file);
  if (typeof json === 'object' && json !== null && '//' in json)
    return exemptionsIn(json).map((one) => ({ ...one, file }));
  const read = fileShape.safeParse(json);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
    const form =
      '{"exemptions": [{"resource": "aws_s3_bucket.logs", "rule": "bucket-own-key", "reason": "...", "expires": "2027-06-30"}]}';
    throw new Failure(`${file} is no file of exemptions, such as ${form}:\n${problems.join('\n')}`, 2);
  }
  return read.data.exemptions.map(({ resource: address, rule, reason, expires }) => ({
    address,
    rule,
    reason,
    expires,
    file,
  }));
}

function parsed(path: string, file: string): unknown {
  try {
    return JSON.parse(textOfFile(readFileSync(path))) as unknown;
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
