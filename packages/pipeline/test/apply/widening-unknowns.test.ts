import type { Plan } from '@spot-serving/plan-review';

import { wideningUnknowns } from '../../src/apply/widening-unknowns';

const address = 'aws_iam_role_policy.x';

function planned(unknown: object = { policy: true }): Plan {
  const change = {
    actions: ['create'],
    before: null,
    after: {},
    afterUnknown: unknown,
    beforeSensitive: false,
    afterSensitive: {},
    replacePaths: [],
  };
  const changes = [{ address, mode: 'managed', type: 'aws_iam_role_policy', change }] as unknown as Plan['changes'];
  return { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs: [], failedChecks: [] };
}

const policy = (resource: string) => ({
  resource: {
    aws_iam_role_policy: {
      x: { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }] }) },
    },
  },
});

describe('rights that are known after apply only', () => {
  it.each([
    ['an ARN that AWS gives', '${aws_sqs_queue.q.arn}'],
    ['what is below it', '${aws_s3_bucket.b.arn}/*'],
    [
      "another stack's ARN",
      '${data.terraform_remote_state.cross-stack-reference-input-dev-models.outputs.cross-stack-output-aws_kms_keyKey_1A2Barn}',
    ],
    ['an id', 'arn:aws:ec2:eu-west-1:111122223333:vpc/${aws_vpc.v.id}'],
    ['a variable of IAM', '$${aws:PrincipalTag/x}-${aws_vpc.v.id}'],
  ])('are taken as they were reviewed with %s', (_what, resource) => {
    expect(wideningUnknowns(planned(), policy(resource))).toEqual([]);
  });

  it.each([
    ['a value that somebody chose', '${terraform_data.x.output}'],
    ['a name', '${aws_iam_role.r.name}'],
    ['a local', '${local.anything}'],
    ['an attribute that a template chooses', '${aws_ssm_parameter.p.value}'],
    ['a choice', '${true ? "*" : aws_sqs_queue.q.arn}'],
    ['a function', '${replace(aws_sqs_queue.q.arn, "/.*/", "*")}'],
    ['a condition', '%{ if true }*%{ endif }${aws_sqs_queue.q.arn}'],
    [
      "another stack's anything",
      '${data.terraform_remote_state.cross-stack-reference-input-dev-x.outputs.cross-stack-output-value}',
    ],
    ['a nested object', '${jsonencode({ a = aws_sqs_queue.q.arn })}'],
  ])('ask with %s, which may be anything', (_what, resource) => {
    expect(wideningUnknowns(planned(), policy(resource))).toEqual([address]);
  });

  it('ask only where the rights are what is not known', () => {
    expect(wideningUnknowns(planned({ id: true }), policy('${local.anything}'))).toEqual([]);
  });
});
