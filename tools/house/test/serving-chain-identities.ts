import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { LinkedApp } from './linked-app';
import { type Association, type Deployment, type Link, list, statementsOf } from './serving-chain-shapes';

/** Service account -> pod identity -> role -> policy -> the very objects that the loader asks for. */
export function identities(app: LinkedApp): Link[] {
  const associations = app.all<Association>('serving', EksPodIdentityAssociation);
  const roles = app.all<{ readonly name: string }>('serving', IamRole);
  const rights = app.all<{ readonly role: string; readonly policy: string }>('serving', IamRolePolicy);
  return app.all<Deployment>('serving', DeploymentV1).flatMap(({ metadata: { name, namespace }, spec }): Link[] => {
    const account = spec.template.spec.service_account_name;
    const association = associations.find((each) => each.namespace === namespace && each.service_account === account);
    const role = roles.find(({ address }) => association?.role_arn === `${address}.arn`);
    const granted = rights.filter((each) => each.role === role?.name).flatMap(({ policy }) => statementsOf(policy));
    const uri =
      spec.template.spec.init_container[0]?.env.find((variable) => variable.name === 'MODEL_URI')?.value ?? '';
    const readable = granted.filter(({ Sid }) => Sid === 'ReadModel').flatMap(({ Resource }) => list(Resource));
    return [
      [`${name} -> pod identity`, association !== undefined],
      [`${name} -> role`, role !== undefined],
      [
        `${name} -> its model in the store`,
        readable.some((arn) => uri.replace('s3://', 'arn:aws:s3:::').startsWith(arn.replace(/\*$/, ''))),
      ],
    ];
  });
}

/** Alarms of the models -> the topic of the cluster. */
export function alarms(app: LinkedApp): Link[] {
  const topics = app.all('cluster', SnsTopic).map(({ address }) => `${address}.arn`);
  const all = app.all<{ readonly alarm_name: string; readonly alarm_actions: readonly string[] }>(
    'serving',
    CloudwatchMetricAlarm,
  );
  return [
    ['alarms are there', all.length > 0],
    ...all.map(({ alarm_name: name, alarm_actions: actions }): Link => [
      `${name} -> topic`,
      actions.some((arn) => topics.includes(arn)),
    ]),
  ];
}
