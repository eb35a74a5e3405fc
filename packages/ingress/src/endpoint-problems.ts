import { endpointAccessProblems, type IEndpoint, type Problem, zoneProblems, unless } from '@spot-serving/core';
import { Token } from 'cdktf';
import { certificateKeys, type EndpointProps } from './endpoint-props';
import { zoneIdProblems } from './hosted-zone';

/** AWS Load Balancer Controller, "Ingress annotations", group.name. */
const groupForm = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
/** ACM user guide, "Identity and access management": resources; IAM keeps certificates where ACM has none. */
const certificateForm =
  /^arn:aws[a-z-]*:(acm:[a-z0-9-]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/[\w+=,.@/-]+$/;

/** Everything wrong with an endpoint that is made here; what only an apply knows is passed over. */
export function endpointProblems(props: EndpointProps): Problem[] {
  const { hostName, zoneName, zoneId, certificateKey = 'EC_prime256v1' } = props;
  const key = { path: 'certificateKey', value: certificateKey, fix: `use ${certificateKeys.join(', ')}` };
  return known([
    ...groupAndAccessProblems(props),
    ...(Token.isUnresolved(hostName) || Token.isUnresolved(zoneName) ? [] : zoneProblems(hostName, zoneName)),
    ...zoneIdProblems(zoneId),
    ...unless(certificateKeys.includes(certificateKey), key),
  ]);
}

/** Everything wrong with what was said of an endpoint that exists. */
export function endpointAttributesProblems(endpoint: IEndpoint): Problem[] {
  const { certificateArn: value } = endpoint;
  const certificate = {
    path: 'certificateArn',
    value,
    fix: 'write the ARN of a certificate, arn:aws:acm:<region>:<account>:certificate/<id>',
  };
  return known([...groupAndAccessProblems(endpoint), ...unless(certificateForm.test(value), certificate)]);
}

/** What is wrong with who reaches an endpoint, and with the name of its group. */
export function groupAndAccessProblems(endpoint: Omit<IEndpoint, 'certificateArn'>): Problem[] {
  const { groupName: value } = endpoint;
  const group = {
    path: 'groupName',
    value,
    fix: 'use 1 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit first and last',
  };
  return known([...unless(groupForm.test(value), group), ...endpointAccessProblems(endpoint)]);
}

/** Without problems of values that only an apply knows. */
function known(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ value }) => !Token.isUnresolved(value));
}
