import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CodebuildProject } from '@cdktf/provider-aws/lib/codebuild-project';
import { CodebuildWebhook } from '@cdktf/provider-aws/lib/codebuild-webhook';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import { defaultLogDays, type Place, requireValid } from '@spot-serving/core';
import { EncryptionKey } from '@spot-serving/encryption';

import { gitHubRunnerProblems } from './git-hub-runner-problems';
import { runnerIdentity } from './runner-identity';
import { RunnerNetwork } from './runner-network';
import { runnerKeyPolicy, runnerRights, runnerTrustPolicy } from './runner-policies';
import type { GitHubRunnerProps } from './runner-props';

/** CodeBuild user guide, "Docker images provided by CodeBuild": Amazon Linux 2023 with Node; Terraform is set up by the workflow. */
const image = 'aws/codebuild/amazonlinux-x86_64-standard:5.0';

/** Minutes: two hours for a first apply, which waits for a control plane, nodes and controllers. */
const buildTimeout = 120;

/** Names of the workflows whose jobs run here, as `.github/workflows` has them. */
const workflows = ['apply', 'destroy', 'drift'];

/** Minutes that a job may wait for capacity before GitHub shows it as failed. */
const queuedTimeout = 30;

/**
 * A runner for GitHub's jobs inside the VPC, by CodeBuild: each job gets a fresh machine in the private subnets, so it reaches a private API
 * server, and nothing is left of it. The webhook starts it for jobs that name it, of runs that somebody in a list started, in a workflow of a known name, and
 * for nothing else: any job of any fork may name it.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class GitHubRunner extends Construct {
  /** Name of the project, which jobs name. */
  readonly projectName: string;

  constructor(scope: Construct, id: string, props: GitHubRunnerProps) {
    super(scope, id);
    requireValid(this, gitHubRunnerProblems(props));
    const { name, region, account, cluster, connectionArn, repository } = props;
    const place: Place = { name, region, account };
    const { projectName } = runnerIdentity(place);
    const { securityGroupId } = new RunnerNetwork(this, 'Network', { projectName, cluster });
    const { vpcId, privateSubnetIds: subnets } = cluster.network;
    const role = this.role(place, runnerRights({ ...place, connectionArn, vpcId }));
    const project = new CodebuildProject(this, 'Resource', {
      name: projectName,
      description: `Jobs of ${repository} that need the API server of ${name}`,
      ...role,
      buildTimeout,
      queuedTimeout,
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: { type: 'LINUX_CONTAINER', computeType: 'BUILD_GENERAL1_MEDIUM', image },
      source: {
        type: 'GITHUB',
        location: `https://github.com/${repository}.git`,
        auth: { type: 'CODECONNECTIONS', resource: connectionArn },
      },
      vpcConfig: { vpcId, subnets, securityGroupIds: [securityGroupId] },
      logsConfig: { cloudwatchLogs: { groupName: this.log(place, props) } },
    });
    const jobs = { filter: jobFilters(props.actors) };
    new CodebuildWebhook(this, 'Jobs', { projectName: project.name, buildType: 'BUILD', filterGroup: [jobs] });
    this.projectName = projectName;
  }

  private role(place: Place, policy: string) {
    const role = new IamRole(this, 'Role', {
      name: runnerIdentity(place).roleName,
      assumeRolePolicy: runnerTrustPolicy(place),
    });
    const rights = new IamRolePolicy(this, 'Rights', { name: 'rights', role: role.name, policy });
    return { serviceRole: role.arn, dependsOn: [rights] };
  }

  private log(place: Place, { administrators, logDays = defaultLogDays }: GitHubRunnerProps): string {
    const { projectName, logGroupName: name } = runnerIdentity(place);
    const key = new EncryptionKey(this, 'Key', {
      alias: projectName,
      description: `Log of ${projectName}`,
      policy: runnerKeyPolicy(place, administrators),
    });
    return new CloudwatchLogGroup(this, 'Log', { name, retentionInDays: logDays, kmsKeyId: key.arn }).name;
  }
}

/**
 * What a job must be, all of it. Without a filter of the actor CodeBuild runs whatever a pull request of a stranger queues (AWS-2025-016); a name of a workflow
 * anybody may give, so it only keeps mistakes off (CodeBuild user guide, "GitHub webhook events").
 */
function jobFilters(actors: readonly string[]) {
  const whole = (names: readonly string[]) => `^(?:${names.join('|')})$`;
  return [
    { type: 'EVENT', pattern: 'WORKFLOW_JOB_QUEUED' },
    { type: 'ACTOR_ACCOUNT_ID', pattern: whole(actors) },
    { type: 'WORKFLOW_NAME', pattern: whole(workflows) },
  ];
}
