import { policyDocument } from '@spot-serving/core';

import { applyStatements, boundaryStatements, planStatements } from '../src';
import { sealKeyPolicy } from '../src/seal/seal-key-policy';
import { makeSeals } from '../src/seal/seal-statements';
import { stateKeyPolicy } from '../src/state/state-bucket-policy';
import { decision, type Request } from './evaluated';

const account = '111122223333';
const stateKey = `arn:aws:kms:eu-west-1:${account}:key/11111111-1111-1111-1111-111111111111`;
const modelKey = `arn:aws:kms:eu-west-1:${account}:key/22222222-2222-2222-2222-222222222222`;
const states = { bucketArn: 'arn:aws:s3:::states', keyArn: stateKey, s3Service: 's3.eu-west-1.amazonaws.com' };
const boundaryArn = `arn:aws:iam::${account}:policy/delivery-dev-boundary`;
const place = { app: 'dev', partition: 'aws', region: 'eu-west-1', account };
const key = (id: string) =>
  `arn:aws:kms:eu-west-1:${account}:key/${id.repeat(8)}-${id.repeat(4)}-${id.repeat(4)}-${id.repeat(4)}-${id.repeat(12)}`;
const seals = { reviewKeyArn: key('3'), decisionKeyArn: key('4') };
const plan = policyDocument([...planStatements(states, place, 'pull-request'), ...makeSeals(seals)]);
const drift = policyDocument(planStatements(states, place, 'branch'));
const apply = policyDocument(applyStatements({ ...place, boundaryArn, seals }, states));
const boundary = policyDocument(boundaryStatements(place, states));
const everything = policyDocument([{ Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' }]);

const rootArn = `arn:aws:iam::${account}:root`;
/** The key of the states as it is; any other key as openly as one can be. */
const stateKeyTrust = stateKeyPolicy({
  account,
  rootArn,
  administrators: [`arn:aws:iam::${account}:role/admin`],
  s3Service: states.s3Service,
});
const trustsAccount = policyDocument([
  { Sid: 'Open', Effect: 'Allow', Principal: { AWS: rootArn }, Action: 'kms:*', Resource: '*' },
]);

const here = { 'aws:RequestedRegion': 'eu-west-1' };
const elsewhere = { 'aws:RequestedRegion': 'us-east-1' };
const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:CallerAccount': account };
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const cluster = (name: string) => `arn:aws:eks:eu-west-1:${account}:cluster/${name}`;
const project = (name: string) => `arn:aws:codebuild:eu-west-1:${account}:project/${name}`;
const vpc = `arn:aws:ec2:eu-west-1:${account}:vpc/vpc-1`;
const image = `arn:aws:ecr:eu-west-1:${account}:repository/mirror/tensorflow/serving`;
const zone = 'arn:aws:route53:::hostedzone/Z1';
const owned = (app: string) => ({ 'aws:ResourceTag/app': app });

type Row = readonly [what: string, request: Request, allowed: boolean];

async function decides(policy: string, request: Request, within?: string): Promise<boolean> {
  return (await decision(policy, request, within)) === 'Allowed';
}

/** What a comparison of states with code asks for. */
const listStates = (context: Readonly<Record<string, string>>): Row[1] => ({
  action: 's3:ListBucket',
  resource: 'arn:aws:s3:::states',
  context,
});

describe('a role that plans', () => {
  const rows: readonly Row[] = [
    ['sees networks', { action: 'ec2:DescribeVpcs' }, true],
    [
      'sees the cluster',
      { action: 'eks:DescribeCluster', resource: `arn:aws:eks:eu-west-1:${account}:cluster/dev` },
      true,
    ],
    ['sees pools', { action: 'autoscaling:DescribeAutoScalingGroups' }, true],
    ['reads policies of roles', { action: 'iam:GetRolePolicy', resource: role('dev-node') }, true],
    ['reads policies of keys', { action: 'kms:GetKeyPolicy', resource: modelKey, resourcePolicy: trustsAccount }, true],
    [
      'reads policies of its buckets',
      { action: 's3:GetBucketPolicy', resource: 'arn:aws:s3:::dev-models-111122223333' },
      true,
    ],
    ['reads none of others', { action: 's3:GetBucketPolicy', resource: 'arn:aws:s3:::payroll' }, false],
    ['reads a state', { action: 's3:GetObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, true],
    [
      'lists its states',
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::states', context: { 's3:prefix': 'dev/network.tfstate' } },
      true,
    ],
    ['lists all of its app', listStates({ 's3:prefix': 'dev/' }), true],
    ['lists no app whose name begins alike', listStates({ 's3:prefix': 'dev' }), false],
    ['lists no other folder that begins alike', listStates({ 's3:prefix': 'dev-2/' }), false],
    ['does not list the whole bucket', listStates({}), false],
    [
      "lists no other app's",
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::states', context: { 's3:prefix': 'prod/' } },
      false,
    ],
    [
      "reads no other app's state",
      { action: 's3:GetObject', resource: 'arn:aws:s3:::states/prod/network.tfstate' },
      false,
    ],
    [
      "reads no state of bootstrap's",
      { action: 's3:GetObject', resource: 'arn:aws:s3:::states/bootstrap/bootstrap.tfstate' },
      false,
    ],
    [
      'decrypts a state',
      { action: 'kms:Decrypt', resource: stateKey, context: throughS3, resourcePolicy: stateKeyTrust },
      true,
    ],
    ['does not write a state', { action: 's3:PutObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, false],
    [
      'does not take a lock',
      { action: 's3:PutObject', resource: 'arn:aws:s3:::states/dev/network.tfstate.tflock' },
      false,
    ],
    [
      'does not read a model',
      { action: 's3:GetObject', resource: 'arn:aws:s3:::models/resnet/1/saved_model.pb' },
      false,
    ],
    ["finds the app's buckets", { action: 's3:ListBucket', resource: 'arn:aws:s3:::dev-models-111122223333' }, true],
    ['lists no other bucket', { action: 's3:ListBucket', resource: 'arn:aws:s3:::payroll' }, false],
    [
      'does not decrypt a model',
      { action: 'kms:Decrypt', resource: modelKey, context: throughS3, resourcePolicy: trustsAccount },
      false,
    ],
    [
      'does not decrypt a state by itself',
      {
        action: 'kms:Decrypt',
        resource: stateKey,
        context: { ...throughS3, 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' },
        resourcePolicy: stateKeyTrust,
      },
      false,
    ],
    [
      'reads no secret',
      {
        action: 'secretsmanager:GetSecretValue',
        resource: `arn:aws:secretsmanager:eu-west-1:${account}:secret:token-AbCdEf`,
      },
      false,
    ],
    [
      "reads no parameter of the account's",
      { action: 'ssm:GetParameter', resource: `arn:aws:ssm:eu-west-1:${account}:parameter/token` },
      false,
    ],
    [
      'reads no log',
      { action: 'logs:GetLogEvents', resource: `arn:aws:logs:eu-west-1:${account}:log-group:app:log-stream:one` },
      false,
    ],
    ['reads no message', { action: 'sqs:ReceiveMessage', resource: `arn:aws:sqs:eu-west-1:${account}:dev` }, false],
    ['starts nothing', { action: 'ec2:RunInstances', resource: `arn:aws:ec2:eu-west-1:${account}:instance/*` }, false],
    ['takes no other role', { action: 'sts:AssumeRole', resource: role('delivery-dev-apply') }, false],
    ['reads no user data', { action: 'ec2:DescribeLaunchTemplateVersions' }, false],
    ['reads none of an older kind', { action: 'autoscaling:DescribeLaunchConfigurations' }, false],
    ['reads no key of a VPN', { action: 'ec2:DescribeVpnConnections' }, false],
    ['reads its own project', { action: 'codebuild:BatchGetProjects', resource: project('dev-runner') }, true],
    [
      "reads no other project's environment variables",
      { action: 'codebuild:BatchGetProjects', resource: project('billing') },
      false,
    ],
    [
      'reads no environment variables of functions',
      { action: 'lambda:GetFunctionConfiguration', resource: `arn:aws:lambda:eu-west-1:${account}:function:f` },
      false,
    ],
    [
      'reads who is told of its alarms',
      { action: 'sns:ListSubscriptionsByTopic', resource: `arn:aws:sns:eu-west-1:${account}:dev-alarms` },
      true,
    ],
    [
      'reads of no other topic',
      { action: 'sns:ListSubscriptionsByTopic', resource: `arn:aws:sns:eu-west-1:${account}:security` },
      false,
    ],
    ["reads no policy of another app's role", { action: 'iam:GetRolePolicy', resource: role('prod-node') }, false],
  ];

  it.each(rows)('%s', async (_, request, allowed) => {
    expect(await decides(plan, request)).toBe(allowed);
  });

  it.each(rows.filter(([what]) => /secret|model|log$|message|parameter of/.test(what) && !what.includes('list')))(
    '%s, whatever else is permitted to it later',
    async (_, request) => {
      const { Statement: denials } = JSON.parse(plan) as { readonly Statement: readonly object[] };
      const widened = JSON.stringify({
        Version: '2012-10-17',
        Statement: [...denials, { Sid: 'Later', Effect: 'Allow', Action: '*', Resource: '*' }],
      });
      expect(await decision(widened, request)).toBe('ExplicitlyDenied');
    },
  );
});

describe('a role that looks for drift', () => {
  const rows: readonly Row[] = [
    ['reads a state of its app', { action: 's3:GetObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, true],
    ['reads no other', { action: 's3:GetObject', resource: 'arn:aws:s3:::states/prod/network.tfstate' }, false],
    ['sees what somebody wrote into a launch template', { action: 'ec2:DescribeLaunchTemplateVersions' }, true],
    ['reads none of an older kind', { action: 'autoscaling:DescribeLaunchConfigurations' }, false],
    ['reads no key of a VPN', { action: 'ec2:DescribeVpnConnections' }, false],
    [
      "reads no other project's environment variables",
      { action: 'codebuild:BatchGetProjects', resource: project('billing') },
      false,
    ],
    [
      'seals nothing',
      { action: 'kms:GenerateMac', resource: seals.reviewKeyArn, resourcePolicy: trustsAccount },
      false,
    ],
    ['writes nothing', { action: 's3:PutObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, false],
  ];

  it.each(rows)('%s', async (_, request, allowed) => {
    expect(await decides(drift, request)).toBe(allowed);
  });
});

describe('seals', () => {
  const sealed = (makers: readonly string[], checkers: readonly string[]) =>
    sealKeyPolicy({ rootArn, administrators: [role('admin')], makers, checkers });
  const reviews = sealed([role('delivery-dev-plan')], [role('delivery-dev-apply')]);
  const by = (name: string) => ({ 'aws:PrincipalArn': role(name), ...here, ...owned('bootstrap') });
  const asked = (action: string, resource: string, name: string, resourcePolicy = reviews): Request => ({
    action,
    resource,
    context: by(name),
    resourcePolicy,
  });
  const { reviewKeyArn, decisionKeyArn } = seals;
  const decisions = sealed([role('delivery-dev-apply')], [role('delivery-dev-apply')]);

  it.each<[string, string, Request, boolean]>([
    ['are made by who plans', plan, asked('kms:GenerateMac', reviewKeyArn, 'delivery-dev-plan'), true],
    [
      'but not by who plans another app, with the same rights',
      plan,
      asked('kms:GenerateMac', reviewKeyArn, 'delivery-prod-plan'),
      false,
    ],
    ['are not checked by who plans', plan, asked('kms:VerifyMac', reviewKeyArn, 'delivery-dev-plan'), false],
    ['are checked by who applies', apply, asked('kms:VerifyMac', reviewKeyArn, 'delivery-dev-apply'), true],
    ['are not made by who applies', apply, asked('kms:GenerateMac', reviewKeyArn, 'delivery-dev-apply'), false],
    [
      'of decisions are made by who applies',
      apply,
      asked('kms:GenerateMac', decisionKeyArn, 'delivery-dev-apply', decisions),
      true,
    ],
    ['and checked by it', apply, asked('kms:VerifyMac', decisionKeyArn, 'delivery-dev-apply', decisions), true],
    [
      'are not made by who plans',
      plan,
      asked('kms:GenerateMac', decisionKeyArn, 'delivery-dev-plan', decisions),
      false,
    ],
    [
      'have a policy that who applies does not write',
      apply,
      asked('kms:PutKeyPolicy', reviewKeyArn, 'delivery-dev-apply', trustsAccount),
      false,
    ],
    [
      'have a key that who applies does not delete',
      apply,
      asked('kms:ScheduleKeyDeletion', decisionKeyArn, 'delivery-dev-apply', trustsAccount),
      false,
    ],
    [
      'are not made by a role of the app with every right',
      everything,
      asked('kms:GenerateMac', reviewKeyArn, 'dev-node'),
      false,
    ],
  ])('%s', async (_, policy, request, allowed) => {
    expect(await decides(policy, request)).toBe(allowed);
  });
});

describe('a role that applies an app', () => {
  const bounded = { 'iam:PermissionsBoundary': boundaryArn };
  const rows: readonly Row[] = [
    [
      'makes a VPC in its region',
      { action: 'ec2:CreateVpc', resource: `arn:aws:ec2:eu-west-1:${account}:vpc/*`, context: here },
      true,
    ],
    [
      'makes none elsewhere',
      { action: 'ec2:CreateVpc', resource: `arn:aws:ec2:us-east-1:${account}:vpc/*`, context: elsewhere },
      false,
    ],
    ['makes its buckets', { action: 's3:CreateBucket', resource: 'arn:aws:s3:::dev-models-111122223333' }, true],
    ["makes no other app's", { action: 's3:CreateBucket', resource: 'arn:aws:s3:::prod-models-111122223333' }, false],
    [
      'reads no model of its own',
      { action: 's3:GetObject', resource: 'arn:aws:s3:::dev-models-111122223333/resnet/1/saved_model.pb' },
      false,
    ],
    [
      'writes no model of its own',
      { action: 's3:PutObject', resource: 'arn:aws:s3:::dev-models-111122223333/resnet/1/saved_model.pb' },
      false,
    ],
    ['writes its states', { action: 's3:PutObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, true],
    [
      'gives its locks back',
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::states/dev/network.tfstate.tflock' },
      true,
    ],
    ['deletes no state', { action: 's3:DeleteObject', resource: 'arn:aws:s3:::states/dev/network.tfstate' }, false],
    [
      "writes no other app's states",
      { action: 's3:PutObject', resource: 'arn:aws:s3:::states/prod/network.tfstate' },
      false,
    ],
    [
      'writes no policy of the bucket of states',
      { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::states' },
      false,
    ],
    [
      'makes a role within the boundary',
      { action: 'iam:CreateRole', resource: role('dev-node'), context: bounded },
      true,
    ],
    ['makes none without', { action: 'iam:CreateRole', resource: role('dev-node') }, false],
    [
      'makes none with another boundary',
      {
        action: 'iam:CreateRole',
        resource: role('dev-node'),
        context: { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/own` },
      },
      false,
    ],
    ['makes none under another name', { action: 'iam:CreateRole', resource: role('admin'), context: bounded }, false],
    [
      'gives itself no right',
      { action: 'iam:PutRolePolicy', resource: role('delivery-dev-apply'), context: bounded },
      false,
    ],
    ['takes no boundary away', { action: 'iam:DeleteRolePermissionsBoundary', resource: role('dev-node') }, false],
    ['changes no boundary', { action: 'iam:CreatePolicyVersion', resource: boundaryArn }, false],
    [
      'hands its roles to EC2',
      { action: 'iam:PassRole', resource: role('dev-node'), context: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      true,
    ],
    [
      'hands none to another service',
      {
        action: 'iam:PassRole',
        resource: role('dev-node'),
        context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      },
      false,
    ],
    ['makes its cluster', { action: 'eks:CreateCluster', context: here }, true],
    ['lets somebody into its cluster', { action: 'eks:CreateAccessEntry', resource: cluster('dev') }, true],
    ["lets nobody into another app's cluster", { action: 'eks:CreateAccessEntry', resource: cluster('prod') }, false],
    ['starts jobs on its runner', { action: 'codebuild:StartBuild', resource: project('dev-runner') }, true],
    ["starts none on another app's", { action: 'codebuild:StartBuild', resource: project('prod-runner') }, false],
    [
      "stops no trail of the account's",
      { action: 'cloudtrail:StopLogging', resource: `arn:aws:cloudtrail:eu-west-1:${account}:trail/audit` },
      false,
    ],
    ...(
      [
        ['tagged', owned('prod')],
        ['without a tag', {}],
      ] as const
    ).flatMap(([what, tags]): Row[] => [
      ...[
        'ec2:TerminateInstances',
        'ec2:StopInstances',
        'ec2:RebootInstances',
        'ec2:AssociateIamInstanceProfile',
        'ec2:CreateTags',
        'ec2:DeleteTags',
        'ec2:ModifyInstanceMetadataOptions',
      ].map((action): Row => [
        `does not ${action} an instance of another app, ${what}`,
        { action, resource: `arn:aws:ec2:eu-west-1:${account}:instance/i-1`, context: { ...here, ...tags } },
        false,
      ]),
      ...['ec2:DetachVolume', 'ec2:DeleteVolume'].map((action): Row => [
        `does not ${action} a disk of another app, ${what}`,
        { action, resource: `arn:aws:ec2:eu-west-1:${account}:volume/vol-1`, context: { ...here, ...tags } },
        false,
      ]),
      ...[
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:DisableKey',
        'kms:CreateGrant',
        'kms:Encrypt',
        'kms:ReEncryptFrom',
        'kms:GenerateDataKey',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ].map((action): Row => [
        `does not ${action} a key of another app, ${what}`,
        { action, resource: modelKey, context: { ...here, ...tags }, resourcePolicy: trustsAccount },
        false,
      ]),
    ]),
    [
      'makes no key its own that has an alias of another app',
      {
        action: 'kms:TagResource',
        resource: modelKey,
        context: { ...here, 'kms:ResourceAliases': ['alias/prod/secrets'] },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      'tags a key that it makes',
      { action: 'kms:TagResource', resource: modelKey, context: here, resourcePolicy: trustsAccount },
      true,
    ],
    [
      'leads no alias of another app elsewhere',
      { action: 'kms:UpdateAlias', resource: `arn:aws:kms:eu-west-1:${account}:alias/prod/secrets`, context: here },
      false,
    ],
    [
      'leads its own',
      { action: 'kms:UpdateAlias', resource: `arn:aws:kms:eu-west-1:${account}:alias/dev/secrets`, context: here },
      true,
    ],
    [
      'starts an instance, as a group does',
      { action: 'ec2:RunInstances', resource: `arn:aws:ec2:eu-west-1:${account}:instance/*`, context: here },
      true,
    ],
    [
      'tags it in the same request',
      {
        action: 'ec2:CreateTags',
        resource: `arn:aws:ec2:eu-west-1:${account}:instance/*`,
        context: { ...here, 'ec2:CreateAction': 'RunInstances' },
      },
      true,
    ],
    [
      'stops its own',
      {
        action: 'ec2:StopInstances',
        resource: `arn:aws:ec2:eu-west-1:${account}:instance/i-1`,
        context: { ...here, ...owned('dev') },
      },
      true,
    ],
    [
      'deletes its VPC',
      { action: 'ec2:DeleteVpc', resource: vpc, context: { ...here, 'aws:ResourceTag/app': 'dev' } },
      true,
    ],
    [
      'deletes what AWS made beside it',
      {
        action: 'ec2:DeleteSecurityGroup',
        resource: `arn:aws:ec2:eu-west-1:${account}:security-group/sg-1`,
        context: here,
      },
      true,
    ],
    [
      "deletes no other app's VPC",
      { action: 'ec2:DeleteVpc', resource: vpc, context: { ...here, 'aws:ResourceTag/app': 'prod' } },
      false,
    ],
    [
      "takes no tag off another app's VPC",
      { action: 'ec2:DeleteTags', resource: vpc, context: { ...here, 'aws:ResourceTag/app': 'prod' } },
      false,
    ],
    [
      'writes the policy of its key',
      {
        action: 'kms:PutKeyPolicy',
        resource: modelKey,
        context: { ...here, ...owned('dev') },
        resourcePolicy: trustsAccount,
      },
      true,
    ],
    [
      "writes no policy of another app's key",
      {
        action: 'kms:PutKeyPolicy',
        resource: modelKey,
        context: { ...here, ...owned('prod') },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      'encrypts its state',
      {
        action: 'kms:GenerateDataKey',
        resource: stateKey,
        context: { ...here, ...throughS3, ...owned('bootstrap') },
        resourcePolicy: stateKeyTrust,
      },
      true,
    ],
    [
      'changes nothing of the key of the states',
      {
        action: 'kms:PutKeyPolicy',
        resource: stateKey,
        context: { ...here, ...owned('bootstrap') },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      'deletes no key of the states',
      { action: 'kms:ScheduleKeyDeletion', resource: stateKey, context: here, resourcePolicy: trustsAccount },
      false,
    ],
    [
      'runs no code on a machine that is there',
      {
        action: 'ec2:ModifyInstanceAttribute',
        resource: `arn:aws:ec2:eu-west-1:${account}:instance/i-1`,
        context: here,
      },
      false,
    ],
    [
      'copies no disk',
      { action: 'ec2:CreateSnapshot', resource: `arn:aws:ec2:eu-west-1:${account}:volume/vol-1`, context: here },
      false,
    ],
    [
      'pushes no image',
      {
        action: 'ecr:PutImage',
        resource: `arn:aws:ecr:eu-west-1:${account}:repository/mirror/tensorflow/serving`,
        context: here,
      },
      false,
    ],
    [
      'writes an address',
      {
        action: 'route53:ChangeResourceRecordSets',
        resource: zone,
        context: { 'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'CNAME'] },
      },
      true,
    ],
    [
      'hands no name away',
      {
        action: 'route53:ChangeResourceRecordSets',
        resource: zone,
        context: { 'route53:ChangeResourceRecordSetsRecordTypes': ['A', 'NS'] },
      },
      false,
    ],
    [
      'makes a policy of its own',
      { action: 'iam:CreatePolicyVersion', resource: `arn:aws:iam::${account}:policy/dev-read-resnet` },
      true,
    ],
    [
      'lets itself take a role of its app, which has the boundary',
      { action: 'iam:UpdateAssumeRolePolicy', resource: role('dev-node') },
      true,
    ],
    [
      'lets itself take no other role',
      { action: 'iam:UpdateAssumeRolePolicy', resource: role('platform-admin') },
      false,
    ],
    [
      'hands no other role over',
      {
        action: 'iam:PassRole',
        resource: role('platform-admin'),
        context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      },
      false,
    ],
    [
      'reads no secret',
      {
        action: 'secretsmanager:GetSecretValue',
        resource: `arn:aws:secretsmanager:eu-west-1:${account}:secret:token-AbCdEf`,
        context: here,
      },
      false,
    ],
    ['makes no user', { action: 'iam:CreateUser', resource: `arn:aws:iam::${account}:user/dev-x` }, false],
  ];

  it.each(rows)('%s', async (_, request, allowed) => {
    expect(await decides(apply, request)).toBe(allowed);
  });
});

describe('the boundary of the roles of an app', () => {
  const copy = `arn:aws:s3:::prod-models-${account}/resnet/7/saved_model.pb`;
  const keyElsewhere = `arn:aws:kms:us-east-1:${account}:key/55555555-5555-5555-5555-555555555555`;
  const rows: readonly Row[] = [
    ['lets them work in the region', { action: 'ec2:DescribeInstances', context: here }, true],
    ['lets them work nowhere else', { action: 'ec2:DescribeInstances', context: elsewhere }, false],
    ['lets them make no role', { action: 'iam:CreateRole', resource: role('dev-more'), context: here }, false],
    [
      'lets them take no role',
      { action: 'sts:AssumeRole', resource: role('delivery-prod-apply'), context: here },
      false,
    ],
    [
      'lets them read no state',
      { action: 's3:GetObject', resource: 'arn:aws:s3:::states/prod/network.tfstate', context: here },
      false,
    ],
    [
      "lets them touch nothing of another app's",
      { action: 'ec2:DeleteVpc', resource: vpc, context: { ...here, ...owned('prod') } },
      false,
    ],
    [
      'lets them change no boundary',
      { action: 'iam:CreatePolicyVersion', resource: boundaryArn, context: here },
      false,
    ],
    [
      'lets them pull images that bootstrap keeps',
      { action: 'ecr:BatchGetImage', resource: image, context: { ...here, ...owned('bootstrap') } },
      true,
    ],
    [
      'lets them push none',
      { action: 'ecr:PutImage', resource: image, context: { ...here, ...owned('bootstrap') } },
      false,
    ],
    [
      'lets them use no key of states',
      { action: 'kms:Decrypt', resource: stateKey, context: { ...here, ...throughS3 }, resourcePolicy: stateKeyTrust },
      false,
    ],
    [
      'lets a balancer have its own role',
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: role('aws-service-role/elasticloadbalancing.amazonaws.com/x'),
        context: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' },
      },
      true,
    ],
    [
      "copies models to another region's store",
      { action: 's3:ReplicateObject', resource: copy, context: { ...elsewhere, 'aws:ResourceAccount': account } },
      true,
    ],
    [
      'copies nothing to a bucket that has the name and is not of the account',
      {
        action: 's3:ReplicateObject',
        resource: copy,
        context: { ...elsewhere, 'aws:ResourceAccount': '444455556666' },
      },
      false,
    ],
    [
      'copies nothing out of the account in the region either',
      {
        action: 's3:ReplicateObject',
        resource: 'arn:aws:s3:::x/y',
        context: { ...here, 'aws:ResourceAccount': '444455556666' },
      },
      false,
    ],
    [
      'writes nothing else there',
      { action: 's3:PutObject', resource: copy, context: { ...elsewhere, 'aws:ResourceAccount': account } },
      false,
    ],
    [
      "uses that store's key through S3",
      {
        action: 'kms:Encrypt',
        resource: keyElsewhere,
        context: { ...elsewhere, ...owned('prod'), 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        resourcePolicy: trustsAccount,
      },
      true,
    ],
    [
      'does not use it by itself',
      {
        action: 'kms:Decrypt',
        resource: keyElsewhere,
        context: { ...elsewhere, ...owned('prod') },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      "uses no other app's key in the region by itself",
      {
        action: 'kms:Decrypt',
        resource: modelKey,
        context: { ...here, ...owned('prod') },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      'does not manage it',
      {
        action: 'kms:PutKeyPolicy',
        resource: keyElsewhere,
        context: { ...elsewhere, ...owned('prod'), 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        resourcePolicy: trustsAccount,
      },
      false,
    ],
    [
      'lets them use the models',
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::dev-models-111122223333/resnet/1/saved_model.pb',
        context: here,
      },
      true,
    ],
  ];

  it.each(rows)('%s', async (_, request, allowed) => {
    expect(await decides(everything, request, boundary)).toBe(allowed);
  });
});

describe('policies of the delivery', () => {
  /** The longest name that an environment may have. */
  const longest = 'a'.repeat(28);

  /** IAM user guide, "IAM and AWS STS quotas", without white space. */
  it.each([
    [
      'inline policies of the role that plans',
      policyDocument([...planStatements(states, { ...place, app: longest }, 'pull-request'), ...makeSeals(seals)]),
      10_240,
    ],
    [
      'inline policies of the role that applies',
      policyDocument(applyStatements({ ...place, app: longest, boundaryArn, seals }, states)),
      10_240,
    ],
    ['boundary, a managed policy', policyDocument(boundaryStatements({ ...place, app: longest }, states)), 6_144],
  ])('fit the quota of %s', (_, policy, quota) => {
    expect(policy.replaceAll(/\s/g, '').length).toBeLessThan(quota);
  });
});
