import {
  gitHubConnectionForm,
  logRetentionDays,
  nameProblems,
  type Problem,
  roleArnProblems,
  unless,
} from '@spot-serving/core';
import { Token } from 'cdktf';
import { repositoryProblems } from '../github/repository';
import { runnerProjectName } from './runner-identity';
import type { GitHubRunnerProps } from './runner-props';

/** Everything wrong with a runner; what only an apply knows is passed over. */
export function gitHubRunnerProblems(props: GitHubRunnerProps): Problem[] {
  const { name, region, account, repository, connectionArn, administrators, logDays = 90 } = props;
  const connection = {
    path: 'connectionArn',
    value: connectionArn,
    fix: 'write the ARN of a connection: arn:aws:codeconnections:<region>:<account>:connection/<id>',
  };
  const days = {
    path: 'logDays',
    value: logDays,
    fix: `use a retention of CloudWatch Logs: ${logRetentionDays.slice(1).join(', ')}`,
  };
  const nobody = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role, or nobody can administer the key',
  };
  return [
    ...nameProblems('iam-role', runnerProjectName(name), 'name'),
    ...repositoryProblems({ repository }),
    ...unless(gitHubConnectionForm.test(connectionArn), connection),
    ...unless(logDays > 0 && logRetentionDays.some((known) => known === logDays), days),
    ...(administrators.length > 0 ? roleArnProblems(administrators, 'administrators', { region, account }) : [nobody]),
  ].filter(({ value }) => !Token.isUnresolved(value));
}
