import { isAccount, nameProblems, partitionOf, type Problem } from '@spot-serving/core';
import { Token } from 'cdktf';
import type { PodIdentityProps } from './pod-identity-props';

/** Kubernetes: a namespace is a DNS label, a service account's name a DNS subdomain (Kubernetes, "Object Names and IDs"). */
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** Everything wrong with an identity of pods; what is known only at apply is not looked at. */
export function podIdentityProblems(props: PodIdentityProps): Problem[] {
  const { roleName, region, account, namespace, serviceAccount, statements = [], policyArns = {} } = props;
  const known = (value: string) => !Token.isUnresolved(value);
  const unless = (right: boolean, path: string, value: string, fix: string): Problem[] =>
    right ? [] : [{ path, value, fix }];
  const idle = statements.length === 0 && Object.keys(policyArns).length === 0;
  return [
    ...(known(roleName) ? nameProblems('iam-role', roleName, 'roleName') : []),
    ...unless(partitionOf(region) !== undefined, 'region', region, "name an AWS region, such as 'eu-west-1'"),
    ...unless(
      !known(account) || isAccount(account),
      'account',
      account,
      'write the twelve digits of the AWS account as a string',
    ),
    ...unless(
      !known(namespace) || label.test(namespace),
      'namespace',
      namespace,
      'use lower-case letters, digits and hyphens',
    ),
    ...unless(
      !known(serviceAccount) || subdomain.test(serviceAccount),
      'serviceAccount',
      serviceAccount,
      'name a service account',
    ),
    ...(idle ? [{ path: 'statements', value: statements, fix: 'give it a right, or the pods need no identity' }] : []),
  ];
}
