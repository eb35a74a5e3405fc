import { answers } from '../src/answers';
import { compared, troubles } from '../src/compare';
import { readReport } from '../src/run-checkov';

const report = (change: object = {}) => ({
  check_type: 'terraform_json',
  results: {
    failed_checks: [
      {
        check_id: 'CKV_AWS_18',
        check_name: 'Ensure the S3 bucket has access logging enabled',
        file_path: '/dev-models/cdk.tf.json',
        resource: 'aws_s3_bucket.Logs_Bucket_1',
      },
    ],
  },
  summary: { passed: 12, failed: 1, parsing_errors: 0 },
  ...change,
});
const { failures } = readReport(report(), 'terraform_json');
const answer = { check: 'CKV_AWS_18', resource: 'dev-models:Logs_*', reason: 'logs of logs' };

describe('what checkov finds', () => {
  it('is named alike in configurations and plans', () => {
    const inPlan = readReport(
      report({
        results: {
          failed_checks: [
            {
              check_id: 'CKV_AWS_18',
              check_name: 'x',
              file_path: '/dev-models/plan.json',
              resource: 'resource.Logs_Bucket_1',
            },
          ],
        },
      }),
      'terraform_plan',
    );
    expect([failures[0]?.resource, inPlan.failures[0]?.resource]).toEqual([
      'dev-models:Logs_Bucket_1',
      'dev-models:Logs_Bucket_1',
    ]);
  });

  it.each([
    ['an answer', [answer], []],
    [
      'no answer',
      [],
      [
        'CKV_AWS_18 dev-models:Logs_Bucket_1 (terraform_json): Ensure the S3 bucket has access logging enabled; mend it, or answer it in tools/checkov/src/answers.ts',
      ],
    ],
    [
      'an answer that is unused',
      [answer, { ...answer, check: 'CKV_AWS_1' }],
      ['CKV_AWS_1 dev-models:Logs_*: the answer is unused; take it out of tools/checkov/src/answers.ts'],
    ],
    [
      'an answer for another stack',
      [answer, { ...answer, resource: 'prod-*:Logs_*' }],
      ['CKV_AWS_18 prod-*:Logs_*: the answer is unused; take it out of tools/checkov/src/answers.ts'],
    ],
  ])('with %s', (_, table, told) => expect(troubles(compared(failures, table))).toEqual(told));

  it.each([
    ['nothing was judged', { summary: { passed: 0, failed: 0, parsing_errors: 0 } }, 'checkov judged nothing'],
    [
      'a file could not be read',
      { summary: { passed: 1, failed: 0, parsing_errors: 1 } },
      'checkov could not read 1 files',
    ],
    ['it says something else', { results: undefined }, 'results'],
  ])('is no pass when %s', (_, change, message) =>
    expect(() => readReport(report(change), 'terraform_json')).toThrow(message),
  );
});

describe('each answer', () => {
  it.each(answers.map((one) => [`${one.check} ${one.resource}`, one] as const))(
    '%s has a reason, and names a kind of resource',
    (_, { check, resource, reason }) => {
      expect(check).toMatch(/^CKV2?_[A-Z0-9]+_\d+$/);
      expect(resource).toMatch(/^[\w*-]+:[\w*-]*[A-Za-z][\w*-]*$/);
      expect(reason.length).toBeGreaterThan(30);
    },
  );
});
