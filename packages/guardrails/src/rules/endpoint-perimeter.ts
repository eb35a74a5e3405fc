import { eachOf, type Flaw } from '../engine/each-of';
import { isUnset, textOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { allStatements, policyIn } from '../iam/policy';
import type { Statement } from '../iam/statement';
import { reachOf, shorten, statementName } from '../iam/wide';

/** Whose buckets a request may be for. */
const owners = /^(aws:resource(account|orgid|orgpaths)|s3:(resourceaccount|dataaccesspointaccount))$/i;

const fix =
  'name your buckets in Resource, or test aws:ResourceAccount, so that nothing goes to the bucket of somebody else';

/** The way to our buckets is no way to others. */
export const endpointPerimeter: Rule = {
  id: 'endpoint-perimeter',
  severity: 'error',
  what: 'Each aws_vpc_endpoint of S3 has a policy, and each of its Allow statements names buckets or tests whose they are (aws:ResourceAccount, aws:ResourceOrgID)',
  why: 'the default lets everything through to every bucket of the region: a model leaves by the very endpoint that it came through',
  source:
    'AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies"; AWS whitepaper, "Building a data perimeter on AWS"',
  check: eachOf('aws_vpc_endpoint', ofEndpoint),
};

function ofEndpoint({ attributes: { service_name: service, policy } }: Resource, stack: StackView): readonly Flaw[] {
  if (!/\.s3$/.test(textOf(service) ?? '')) return [];
  if (isUnset(policy)) return [{ what: 'has no policy, so it lets everything through to every bucket', fix }];
  const [unread] = policyIn(stack, policy).unreadable;
  if (unread !== undefined) return [];
  return allStatements(stack, policy)
    .filter(isOpen)
    .map(({ sid, actions }) => ({
      what: `${statementName(sid)} of its policy lets ${shorten(actions.names.join(', '))} through to every bucket`,
      fix,
    }));
}

function isOpen({ effect, resources, conditions }: Statement): boolean {
  const bound = conditions.some(
    ({ key, operator }) => owners.test(key) && !/not|null|ifexists|forallvalues/i.test(operator),
  );
  return effect === 'Allow' && reachOf(resources) !== 'named' && !bound;
}
