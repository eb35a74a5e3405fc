import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CodebuildProject } from '@cdktf/provider-aws/lib/codebuild-project';
import { CodebuildWebhook } from '@cdktf/provider-aws/lib/codebuild-webhook';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';

import { aCluster, synth, theOnly } from '@spot-serving/testkit';

import { GitHubRunner, gitHubRunnerProblems, type GitHubRunnerProps } from '../src';
import { runnerRights } from '../src/runner/runner-policies';
import { decision } from './evaluated';

const connectionArn = 'arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555';
const props: GitHubRunnerProps = {
  name: 'dev',
  region: 'eu-west-1',
  account: '111122223333',
  repository: 'example/models',
  connectionArn,
  actors: ['4711', '815'],
  cluster: aCluster(),
  administrators: ['arn:aws:iam::111122223333:role/admin'],
};

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const statementsOf = (policy: string) => (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;

describe('a runner in the VPC', () => {
  const stack = synth((scope) => new GitHubRunner(scope, 'Runner', props));

  it('runs jobs that name it, in the private subnets, on machines that run one job', () => {
    const { network } = aCluster();
    expect(theOnly(CodebuildProject, stack)).toMatchObject({
      name: 'dev-runner',
      source: {
        type: 'GITHUB',
        location: 'https://github.com/example/models.git',
        auth: { type: 'CODECONNECTIONS', resource: connectionArn },
      },
      vpc_config: { vpc_id: network.vpcId, subnets: network.privateSubnetIds },
    });
    expect(theOnly(CodebuildWebhook, stack)).toMatchObject({
      filter_group: [
        {
          filter: [
            { type: 'EVENT', pattern: 'WORKFLOW_JOB_QUEUED' },
            { type: 'ACTOR_ACCOUNT_ID', pattern: '^(?:4711|815)$' },
            { type: 'WORKFLOW_NAME', pattern: '^(?:apply|destroy|drift)$' },
          ],
        },
      ],
    });
  });

  const starts = (actor: string, workflow: string): boolean => {
    const { filter_group: groups } = theOnly(CodebuildWebhook, stack) as {
      readonly filter_group: readonly {
        readonly filter: readonly { readonly type: string; readonly pattern: string }[];
      }[];
    };
    const job: Readonly<Record<string, string>> = {
      EVENT: 'WORKFLOW_JOB_QUEUED',
      ACTOR_ACCOUNT_ID: actor,
      WORKFLOW_NAME: workflow,
    };
    return groups.some(({ filter }) => filter.every(({ type, pattern }) => new RegExp(pattern).test(job[type] ?? '')));
  };
  it.each([
    ['a run of its people that applies', '4711', 'apply', true],
    ['a run of a stranger, in a fork whose workflow is called apply', '999', 'apply', false],
    ['an account whose id only begins so', '47110', 'apply', false],
    ['a run of its people in any other workflow', '4711', 'ci', false],
  ])('takes %s: %s %s %s', (_, actor, workflow, taken) => {
    expect(starts(actor, workflow)).toBe(taken);
  });

  it('reaches the API server, and nothing reaches it', () => {
    expect(theOnly(VpcSecurityGroupIngressRule, stack)).toMatchObject({
      security_group_id: aCluster().securityGroupId,
      from_port: 443,
      to_port: 443,
    });
  });

  it('has no right of its own on what jobs deploy', () => {
    const { policy } = theOnly(IamRolePolicy, stack) as { readonly policy: string };
    const actions = statementsOf(policy).flatMap(({ Action }) => Action);
    expect(
      actions.filter(
        (action) =>
          !/^(logs:(CreateLogStream|PutLogEvents)|codeconnections:(Get|Use)\w+|ec2:(Describe\w+|\w+NetworkInterface(Permission)?))$/.test(
            action,
          ),
      ),
    ).toEqual([]);
  });

  const arn = (resource: string) => `arn:aws:ec2:eu-west-1:111122223333:${resource}`;
  const { name, region, account } = props;
  const rights = runnerRights({ name, region, account, connectionArn, vpcId: 'vpc-1' });
  const inVpc = (id: string) => ({ 'ec2:Vpc': arn(`vpc/${id}`) });
  it.each<[string, string, string, Record<string, string>, boolean]>([
    [
      'makes an interface, of which EC2 knows no VPC yet',
      'ec2:CreateNetworkInterface',
      arn('network-interface/*'),
      {},
      true,
    ],
    ['in a subnet of its VPC', 'ec2:CreateNetworkInterface', arn('subnet/subnet-1'), inVpc('vpc-1'), true],
    ['in no other one', 'ec2:CreateNetworkInterface', arn('subnet/subnet-2'), inVpc('vpc-2'), false],
    ['drops one of its VPC', 'ec2:DeleteNetworkInterface', arn('network-interface/eni-1'), inVpc('vpc-1'), true],
    ['drops no other one', 'ec2:DeleteNetworkInterface', arn('network-interface/eni-2'), inVpc('vpc-2'), false],
    [
      'hands one to CodeBuild',
      'ec2:CreateNetworkInterfacePermission',
      arn('network-interface/eni-1'),
      { ...inVpc('vpc-1'), 'ec2:AuthorizedService': 'codebuild.amazonaws.com' },
      true,
    ],
    [
      'hands none to anybody else',
      'ec2:CreateNetworkInterfacePermission',
      arn('network-interface/eni-1'),
      { ...inVpc('vpc-1'), 'ec2:AuthorizedService': 'lambda.amazonaws.com' },
      false,
    ],
    ['uses its connection', 'codeconnections:UseConnection', connectionArn, {}, true],
    ['uses no other one', 'codeconnections:UseConnection', connectionArn.replace('1111', '2222'), {}, false],
  ])('%s', async (_, action, resource, context, allowed) => {
    expect((await decision(rights, { action, resource, context })) === 'Allowed').toBe(allowed);
  });

  it('uses a connection of the former name by actions of that name', () => {
    const former = connectionArn.replace('codeconnections', 'codestar-connections');
    const [asked] = statementsOf(runnerRights({ name, region, account, connectionArn: former, vpcId: 'vpc-1' })).filter(
      ({ Sid }) => Sid === 'AskGitHub',
    );
    expect(asked).toMatchObject({
      Resource: former,
      Action: ['GetConnection', 'GetConnectionToken', 'UseConnection'].map(
        (action) => `codestar-connections:${action}`,
      ),
    });
  });

  it('is taken by CodeBuild for this project alone', () => {
    const { assume_role_policy: trust } = theOnly(IamRole, stack) as { readonly assume_role_policy: string };
    expect(statementsOf(trust)).toMatchObject([
      {
        Principal: { Service: 'codebuild.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:codebuild:eu-west-1:111122223333:project/dev-runner' } },
      },
    ]);
  });

  it('writes an encrypted log that expires', () => {
    expect(theOnly(CloudwatchLogGroup, stack)).toMatchObject({
      name: '/aws/codebuild/dev-runner',
      retention_in_days: 365,
      kms_key_id: expect.any(String),
    });
  });

  it.each<[string, Partial<GitHubRunnerProps>, string]>([
    ['a name too long for its role', { name: 'a'.repeat(60) }, 'name'],
    ['an address for a repository', { repository: 'https://github.com/example/models' }, 'repository'],
    ['a connection that is none', { connectionArn: 'github' }, 'connectionArn'],
    ['a retention that CloudWatch does not know', { logDays: 31 }, 'logDays'],
    ['a log that never expires', { logDays: 0 }, 'logDays'],
    ['everybody as its actors', { actors: ['.*'] }, 'actors[0]'],
    ['nobody as its actor', { actors: [] }, 'actors'],
    ['a login for an actor', { actors: ['octocat'] }, 'actors[0]'],
    ['nobody who administers its key', { administrators: [] }, 'administrators'],
  ])('is refused with %s', (_, change, path) => {
    expect(gitHubRunnerProblems({ ...props, ...change }).map((problem) => problem.path)).toEqual([path]);
  });
});
