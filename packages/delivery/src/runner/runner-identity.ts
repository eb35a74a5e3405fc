import { partitionIn, type Place, regionalHost } from '@spot-serving/core';

/** Names and ARNs of a runner, known before it exists. */
export function runnerIdentity({ name, region, account }: Place) {
  const { id: partition } = partitionIn(region);
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
    logsService: regionalHost('logs', region),
  };
}

/**
 * Name of the runner's project. A workflow's job names it: `runs-on: codebuild-<project>-<run id>-<attempt>` (CodeBuild user guide,
 * "Tutorial: Configure a CodeBuild-hosted GitHub Actions runner").
 */
export function runnerProjectName(app: string): string {
  return `${app}-runner`;
}
