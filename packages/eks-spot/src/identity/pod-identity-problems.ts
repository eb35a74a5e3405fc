import { knownProblems, nameProblems, placeProblems, type Problem, unless, when } from '@spot-serving/core';

import type { PodIdentityProps } from './pod-identity-props';

/** Kubernetes: a namespace is a DNS label, a service account's name a DNS subdomain (Kubernetes, "Object Names and IDs"). */
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** Everything wrong with an identity of pods; what is known only at apply is not looked at. */
export function podIdentityProblems(props: PodIdentityProps): Problem[] {
  const { roleName, region, account, namespace, serviceAccount, statements = [], policyArns = {} } = props;
  const idle = statements.length === 0 && Object.keys(policyArns).length === 0;
  const fix = {
    namespace: 'use lower-case letters, digits and hyphens',
    serviceAccount: 'name a service account',
    statements: 'give it a right, or the pods need no identity',
  };
  return knownProblems([
    ...nameProblems('iam-role', roleName, 'roleName'),
    ...placeProblems({ region, account }),
    ...unless(label.test(namespace), { path: 'namespace', value: namespace, fix: fix.namespace }),
    ...unless(subdomain.test(serviceAccount), {
      path: 'serviceAccount',
      value: serviceAccount,
      fix: fix.serviceAccount,
    }),
    ...when(idle, { path: 'statements', value: statements, fix: fix.statements }),
  ]);
}
