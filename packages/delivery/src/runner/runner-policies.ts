import { type Place, policyDocument, type Statement } from '@spot-serving/core';
import { type KeyManagement, keyManagementStatements, logGroupsEncrypt } from '@spot-serving/encryption';

import { runnerIdentity } from './runner-identity';

/** CodeBuild takes the role, for this project of this account only (CodeBuild user guide, "Cross-service confused deputy prevention"). */
export function runnerTrustPolicy(place: Place): string {
  const { projectArn } = runnerIdentity(place);
  return policyDocument([
    {
      Sid: 'CodeBuild',
      Effect: 'Allow',
      Principal: { Service: 'codebuild.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': place.account }, ArnEquals: { 'aws:SourceArn': projectArn } },
    },
  ]);
}

/** What a runner touches. */
export interface RunnerReach extends Place {
  /** The connection to GitHub. */
  readonly connectionArn: string;
  /** Id of the VPC that it runs in. */
  readonly vpcId: string;
}

/**
 * What CodeBuild does with a connection, in the name of the project's role, already when the project and its webhook are made (CodeBuild user
 * guide, "GitHub App connections"; aws-cdk#38504). The actions have the prefix of the connection's ARN, which is one of two.
 */
const connectionActions = ['GetConnection', 'GetConnectionToken', 'UseConnection'];

/**
 * What the runner's own role may do, which every job on it may do too: write its log, ask GitHub for the job, and have network interfaces in
 * its VPC (CodeBuild user guide, "Allow CodeBuild access to AWS services required to create a VPC network interface"). To plan or to
 * apply, a job takes a role of the delivery by its own token, as everywhere else.
 */
export function runnerRights({ connectionArn, vpcId, ...place }: RunnerReach): string {
  const { logGroupArn, ec2 } = runnerIdentity(place);
  const [, , connections] = connectionArn.split(':');
  return policyDocument([
    {
      Sid: 'WriteLog',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${logGroupArn}:*`,
    },
    {
      Sid: 'AskGitHub',
      Effect: 'Allow',
      Action: connectionActions.map((action) => `${connections}:${action}`),
      Resource: connectionArn,
    },
    ...interfaceStatements(ec2, vpcId),
  ]);
}

/** Descriptions of EC2 take no resource (Service Authorization Reference). */
const seeNetwork: Statement = {
  Sid: 'SeeNetwork',
  Effect: 'Allow',
  Action: [
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ],
  Resource: '*',
};

/** Network interfaces in one VPC, handed over to CodeBuild. @param ec2 ARN of a resource of EC2 in the runner's place */
function interfaceStatements(ec2: (resource: string) => string, vpcId: string): Statement[] {
  const interfaces = ec2('network-interface/*');
  const inVpc = { ArnEquals: { 'ec2:Vpc': ec2(`vpc/${vpcId}`) } };
  return [
    seeNetwork,
    // Of an interface that is not there yet EC2 knows no VPC (Service Authorization Reference): its subnet and its groups say which it is.
    { Sid: 'MakeInterfaces', Effect: 'Allow', Action: 'ec2:CreateNetworkInterface', Resource: interfaces },
    {
      Sid: 'MakeThemInTheVpc',
      Effect: 'Allow',
      Action: 'ec2:CreateNetworkInterface',
      Resource: [ec2('subnet/*'), ec2('security-group/*')],
      Condition: inVpc,
    },
    {
      Sid: 'DropInterfaces',
      Effect: 'Allow',
      Action: 'ec2:DeleteNetworkInterface',
      Resource: interfaces,
      Condition: inVpc,
    },
    {
      Sid: 'HandInterfacesOver',
      Effect: 'Allow',
      Action: 'ec2:CreateNetworkInterfacePermission',
      Resource: interfaces,
      Condition: { ...inVpc, StringEquals: { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' } },
    },
  ];
}

/** Policy of the key of a runner's log. */
export function runnerKeyPolicy(place: Place, administrators: KeyManagement['administrators']): string {
  const { rootArn, logsService, logGroupArn } = runnerIdentity(place);
  return policyDocument([
    ...keyManagementStatements({ rootArn, administrators }),
    logGroupsEncrypt(logsService, logGroupArn),
  ]);
}
