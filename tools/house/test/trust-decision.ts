import { runSimulation } from '@cloud-copilot/iam-simulate';

/** Who asks for what of whom, and what both sides wrote down. */
export interface Question {
  /** ARN of the role whose session asks, or of the provider whose token is shown. */
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  /** Account that the resource is in. */
  readonly owner: string;
  /** What the asker's own side permits. @default nothing */
  readonly own?: string;
  /** The most that it can have. @default no boundary */
  readonly boundary?: string;
  /** What the resource's side permits. @default nothing */
  readonly theirs?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/** How IAM decides by both sides, by an independent evaluator of policies. @throws Error when it refuses the question */
export async function decided({ who, action, resource, owner, context = {}, ...written }: Question): Promise<boolean> {
  const { own, boundary, theirs } = written;
  const isRole = who.includes(':role/');
  const session = `${who.replace(':iam:', ':sts:').replace(/:role\/(?:.*\/)?/, ':assumed-role/')}/session`;
  const outcome = await runSimulation(
    {
      request: {
        principal: isRole ? session : who,
        action,
        resource: { resource, accountId: owner },
        contextVariables: { ...(isRole ? { 'aws:PrincipalArn': who } : {}), ...context },
      },
      identityPolicies: own === undefined ? [] : [{ name: 'own', policy: JSON.parse(own) }],
      ...(boundary === undefined
        ? {}
        : { permissionBoundaryPolicies: [{ name: 'boundary', policy: JSON.parse(boundary) }] }),
      ...(theirs === undefined ? {} : { resourcePolicy: JSON.parse(theirs) }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error')
    throw new Error(`the evaluator refused the question: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}

/** Prefix of the claims of GitHub's tokens in a condition. */
const claimPrefix = 'token.actions.githubusercontent.com:';

/** A key that the evaluator knows for this action: it refuses an issuer's own, so claims go by this name on both sides. */
const knownPrefix = 'aws:RequestTag/';

/** Whether a role with this trust is taken by a token of these claims. @param provider ARN of the provider that it is shown to */
export async function isTaken(
  trust: string,
  provider: string,
  claims: Readonly<Record<string, string>>,
): Promise<boolean> {
  return decided({
    who: provider,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: 'arn:aws:iam::444455556666:role/one',
    owner: '444455556666',
    theirs: trust.replaceAll(`"${claimPrefix}`, `"${knownPrefix}`),
    context: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${knownPrefix}${claim}`, value])),
  });
}
