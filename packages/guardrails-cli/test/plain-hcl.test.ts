import { join } from 'node:path';

import type { JudgedSubject } from '../src/judged';
import { root, runGuardrails } from './run-guardrails';

/** Made of plain HCL by Terraform and the real provider: see its README. */
const example = join('examples', 'plain-hcl');
const plan = join(example, 'plan.json');
const account = ['--account', '111122223333'];

function found(...argv: readonly string[]): Set<string> {
  const { stdout } = runGuardrails('check', plan, ...account, '--json', ...argv);
  const [subject] = JSON.parse(stdout) as JudgedSubject[];
  return new Set(subject?.findings.map(({ rule, address }) => `${rule} ${address}`));
}

const ofEachStore = ['models', 'logs'].flatMap((key) =>
  ['bucket-tls-only', 'bucket-versioning', 'bucket-public-access', 'bucket-perimeter', 'bucket-trail'].map(
    (rule) => `${rule} module.store["${key}"].aws_s3_bucket.this`,
  ),
);

describe('a plan of plain HCL', () => {
  it('is judged by the command alone: modules, instances, documents and what is not known yet', () => {
    const all = found();
    expect([...all]).toEqual(
      expect.arrayContaining([
        ...ofEachStore,
        'policy-foreign-account module.store["models"].data.aws_iam_policy_document.this',
        'security-group-ingress aws_security_group.api',
        'iam-wildcard-write aws_iam_role_policy.job',
        'policy-public aws_iam_role.job',
        'vpc-flow-logs aws_vpc.main',
        'node-metadata aws_launch_template.worker',
        'spot-drain aws_autoscaling_group.worker',
        'spot-diversity aws_autoscaling_group.worker',
        'spot-rebalance aws_autoscaling_group.worker',
        'provider-pin provider.aws',
      ]),
    );
    // The module says how its buckets are encrypted, by references that the plan does not know the values of.
    expect(
      [...all].filter((one) => /bucket-encryption|bucket-own-key|kms-key-rotation|group-desired/.test(one)),
    ).toEqual([]);
  });

  it('ends with 1, and says why at a terminal', () => {
    const { status, stdout } = runGuardrails('check', plan, ...account);
    expect(status).toBe(1);
    expect(stdout).toContain('error    spot-drain');
    expect(stdout).toContain('its terminating hook "drain" waits 30 s, not longer than a drain may take');
    expect(stdout).toMatch(/\d+ errors, \d+ warnings in one stack or plan/);
  });

  it('takes exemptions from a file, and one that is used nowhere is an error', () => {
    const file = join(example, 'exemptions.json');
    expect(found('--exemptions', file).has('vpc-flow-logs aws_vpc.main')).toBe(false);
    const one = runGuardrails('check', join(root, example, 'exemptions.json'));
    expect(one).toMatchObject({ status: 2 });
    expect(one.stderr).toContain('is neither a plan');
  });
});
