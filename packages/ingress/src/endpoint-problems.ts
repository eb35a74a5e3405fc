import {
  endpointAccessProblems,
  endpointSettingsProblems,
  type IEndpoint,
  knownProblems,
  type Problem,
  unless,
} from '@spot-serving/core';

import { certificateKeys, defaultCertificateKey, type EndpointProps } from './endpoint-props';

/** AWS Load Balancer Controller, "Ingress annotations", group.name. */
const groupForm = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
/** ACM user guide, "Identity and access management": resources; IAM keeps certificates where ACM has none. */
const certificateForm =
  /^arn:aws[a-z-]*:(acm:[a-z0-9-]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/[\w+=,.@/-]+$/;

/** Everything wrong with an endpoint that is made here; what only an apply knows is passed over. */
export function endpointProblems({ certificateKey = defaultCertificateKey, ...endpoint }: EndpointProps): Problem[] {
  const key = { path: 'certificateKey', value: certificateKey, fix: `use ${certificateKeys.join(', ')}` };
  return [
    ...groupProblems(endpoint.groupName),
    ...endpointSettingsProblems(endpoint),
    ...unless(certificateKeys.includes(certificateKey), key),
  ];
}

/** Everything wrong with what was said of an endpoint that exists. */
export function endpointAttributesProblems(endpoint: IEndpoint): Problem[] {
  const { certificateArn: value } = endpoint;
  const certificate = {
    path: 'certificateArn',
    value,
    fix: 'write the ARN of a certificate, arn:aws:acm:<region>:<account>:certificate/<id>',
  };
  return knownProblems([...groupAndAccessProblems(endpoint), ...unless(certificateForm.test(value), certificate)]);
}

/** What is wrong with who reaches an endpoint, and with the name of its group. */
export function groupAndAccessProblems(endpoint: Omit<IEndpoint, 'certificateArn'>): Problem[] {
  return knownProblems([...groupProblems(endpoint.groupName), ...endpointAccessProblems(endpoint)]);
}

function groupProblems(value: string): Problem[] {
  const fix = 'use 1 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit first and last';
  return knownProblems(unless(groupForm.test(value), { path: 'groupName', value, fix }));
}
