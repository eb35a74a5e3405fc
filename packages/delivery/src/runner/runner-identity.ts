import { partitionOf, type Place } from '@spot-serving/core';

/** Names and ARNs of a runner, known before it exists. */
export function runnerIdentity({ name, region, account }: Place) {
  const { id: partition, dnsSuffix } = partitionOf(region) ?? { id: 'aws', dnsSuffix: 'amazonaws.com' };
  const projectName = runnerProjectName(name);
  const logGroupName = `/aws/codebuild/${projectName}`;
  return {
    projectName,
    roleName: projectName,
    logGroupName,
    projectArn: `arn:${partition}:codebuild:${region}:${account}:project/${projectName}`,
    logGroupArn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`,
    ec2: (resource: string) => `arn:${partition}:ec2:${region}:${account}:${resource}`,
    rootArn: `arn:${partition}:iam::${account}:root`,
    logsService: `logs.${region}.${dnsSuffix}`,
  };
}

/**
 * Name of the runner's project. A workflow's job names it: `runs-on: codebuild-<project>-<run id>-<attempt>` (CodeBuild user guide,
 * "Tutorial: Configure a CodeBuild-hosted GitHub Actions runner").
 */
export function runnerProjectName(app: string): string {
  return `${app}-runner`;
}
