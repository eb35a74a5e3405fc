import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';

const account = '111122223333';

/** A request as IAM sees it. */
export interface Request {
  readonly action: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** Policy of the resource itself: a key takes part only when its own policy says so. */
  readonly resourcePolicy?: string;
}

/** How IAM decides on a request of a role that has `policy`, and `boundary` where one is given; by an independent evaluator of policies. */
export async function decision(policy: string, request: Request, boundary?: string): Promise<string> {
  return result({
    identityPolicies: [{ name: 'rights', policy: JSON.parse(policy) }],
    ...(boundary === undefined
      ? {}
      : { permissionBoundaryPolicies: [{ name: 'boundary', policy: JSON.parse(boundary) }] }),
    ...(request.resourcePolicy === undefined ? {} : { resourcePolicy: JSON.parse(request.resourcePolicy) }),
    request: requested(`arn:aws:sts::${account}:assumed-role/role/session`, request),
  });
}

/** How IAM decides on a request of a role of another account, whose own policies allow everything, by the policy of the resource. */
export async function decisionAbroad(roleArn: string, request: Required<Omit<Request, 'context'>>): Promise<string> {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const session = roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
  return result({
    identityPolicies: [{ name: 'rights', policy: everything }],
    resourcePolicy: JSON.parse(request.resourcePolicy),
    request: requested(`${session}/session`, { ...request, context: { 'aws:PrincipalArn': roleArn } }),
  });
}

/** Prefix of the claims of GitHub's tokens in a condition. */
const claimPrefix = 'token.actions.githubusercontent.com:';

/** A key that the evaluator knows for this action: it refuses an issuer's own, so claims go by this name on both sides. */
const knownPrefix = 'aws:RequestTag/';

/** How a role with `trust` decides on a token of these claims. */
export async function taken(
  trust: string,
  provider: string,
  claims: Readonly<Record<string, string>>,
): Promise<string> {
  const context = Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${knownPrefix}${claim}`, value]));
  const resource = `arn:aws:iam::${account}:role/role`;
  const resourcePolicy = JSON.parse(trust.replaceAll(`"${claimPrefix}`, `"${knownPrefix}`));
  return result({
    identityPolicies: [],
    resourcePolicy,
    request: requested(provider, { action: 'sts:AssumeRoleWithWebIdentity', resource, context }),
  });
}

function requested(principal: string, { action, resource = '*', context = {} }: Request): Simulation['request'] {
  const contextVariables = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, value]));
  return { principal, action, resource: { resource, accountId: account }, contextVariables };
}

async function result(
  simulation: Pick<Simulation, 'identityPolicies' | 'request' | 'resourcePolicy' | 'permissionBoundaryPolicies'>,
): Promise<string> {
  const outcome = await runSimulation({ ...simulation, serviceControlPolicies: [], resourceControlPolicies: [] }, {});
  if (outcome.resultType === 'error')
    throw new Error(`the evaluator refused the question: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult;
}
