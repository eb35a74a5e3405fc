import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { CreatePolicyCommand, CreateRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';

import { policyDocument } from '@spot-serving/core';
import { terminationHandlerStatements } from '@spot-serving/eks-spot';
import { type Emulator, startEmulator } from '@spot-serving/emulator';
import { findings } from '@spot-serving/guardrails/findings';
import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

/** Time for moto to install (once per machine) and to start, and for an app to synthesize. */
jest.setTimeout(180_000);

const apps = join(__dirname, '..', '..', '..', 'apps');
const names = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => existsSync(join(apps, entry.name, 'cdktf.json')))
  .map(({ name }) => name);
const synthesized = new Map(names.map((name) => [name, synthesizeApp(join(apps, name))]));

/** Where policies stand, and what kind they are. */
const places = [
  { type: 'aws_iam_policy', attribute: 'policy', kind: 'identity' },
  { type: 'aws_iam_role_policy', attribute: 'policy', kind: 'identity' },
  { type: 'aws_iam_role', attribute: 'assume_role_policy', kind: 'trust' },
  { type: 'aws_sqs_queue_policy', attribute: 'policy', kind: 'resource' },
  { type: 'aws_sns_topic_policy', attribute: 'policy', kind: 'resource' },
  { type: 'aws_cloudwatch_log_resource_policy', attribute: 'policy_document', kind: 'resource' },
  { type: 'aws_s3_bucket_policy', attribute: 'policy', kind: 'resource' },
  { type: 'aws_vpc_endpoint', attribute: 'policy', kind: 'resource' },
  { type: 'aws_kms_key', attribute: 'policy', kind: 'resource' },
] as const;

interface Policy {
  readonly address: string;
  readonly kind: (typeof places)[number]['kind'];
  readonly document: Document;
}

interface Document {
  readonly Statement: readonly object[];
}

/** Every policy of a stack. @throws Error for one that is not written as JSON, so that none is passed over */
function policiesIn(stack: SynthesizedStack): Policy[] {
  return places.flatMap(({ type, attribute, kind }) =>
    Object.entries((stack.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>).flatMap(([id, body]) => {
      const text = body[attribute];
      if (text === undefined) return [];
      if (typeof text !== 'string' || !text.startsWith('{'))
        throw new Error(`${type}.${id} is not written as JSON: judge it another way`);
      return [{ address: `${type}.${id}`, kind, document: JSON.parse(text, applied) as Document }];
    }),
  );
}

/** What an apply makes of a text: references become something of their form, escapes are taken away. */
function applied(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const arn = value.replace(/^\$\{[^{}]*arn[^{}]*\}/, 'arn:aws:iam::111122223333:role/referred');
  return arn.replace(/(?<!\$)\$\{[^{}]*\}/g, 'referred').replaceAll('$${', '${');
}

/** moto knows the syntax of identity and trust policies; the policy of a resource is held to the former, without its principals. */
function withoutPrincipals({ Statement, ...document }: Document): object {
  return { ...document, Statement: Statement.map((statement) => ({ ...statement, Principal: undefined })) };
}

describe('policies', () => {
  let emulator: Emulator;
  let iam: IAMClient;
  let count = 0;

  beforeAll(async () => {
    emulator = await startEmulator();
    iam = new IAMClient({
      endpoint: emulator.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });
  afterAll(async () => {
    iam.destroy();
    await emulator.close();
  });

  /** Why moto refuses the policy; `undefined` when it accepts it. */
  async function refusal({ kind, document }: Omit<Policy, 'address'>): Promise<string | undefined> {
    const name = `policy-${(count += 1)}`;
    try {
      if (kind === 'trust') await putTrust(name, JSON.stringify(document));
      else
        await iam.send(
          new CreatePolicyCommand({
            PolicyName: name,
            PolicyDocument: JSON.stringify(kind === 'resource' ? withoutPrincipals(document) : document),
          }),
        );
      return undefined;
    } catch (error) {
      return String(error);
    }
  }

  /** moto takes any trust for a new role, and checks the one that replaces it. */
  async function putTrust(RoleName: string, PolicyDocument: string): Promise<void> {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: PolicyDocument }));
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  }

  it.each(names)('of %s are accepted by the syntax check of an emulated IAM', async (name) => {
    const policies = [...(synthesized.get(name)?.values() ?? [])].flatMap(policiesIn);
    expect(policies.length).toBeGreaterThan(5);
    const refused: string[] = [];
    for (const policy of policies) {
      const why = await refusal(policy);
      if (why !== undefined) refused.push(`${policy.address}: ${why}`);
    }
    expect(refused).toEqual([]);
  });

  it('of a termination handler are accepted as well', async () => {
    const queueArn = 'arn:aws:sqs:eu-west-1:111122223333:dev-interruptions';
    const groupArns = [
      'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*:autoScalingGroupName/dev-general',
    ];
    const document = JSON.parse(policyDocument(terminationHandlerStatements({ queueArn, groupArns }))) as Document;
    expect(await refusal({ kind: 'identity', document })).toBeUndefined();
    expect(findings({ resource: { aws_iam_policy: { handler: { policy: JSON.stringify(document) } } } })).toEqual([]);
  });

  const good = {
    Sid: 'Take',
    Effect: 'Allow',
    Action: 'sqs:ReceiveMessage',
    Resource: 'arn:aws:sqs:eu-west-1:111122223333:queue',
  };
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  };
  it.each([
    ['an action without a service', 'identity', { ...good, Action: 'ReceiveMessage' }],
    ['a resource that is no ARN', 'identity', { ...good, Resource: 'queue' }],
    ['no resources', 'identity', { ...good, Resource: [] }],
    ['an effect that is none', 'identity', { ...good, Effect: 'Permit' }],
    [
      'a condition that is none',
      'resource',
      { ...good, Principal: '*', Condition: { Boolean: { 'aws:SecureTransport': 'false' } } },
    ],
    ['a trust with a resource', 'trust', { ...trust, Resource: '*' }],
    ['a trust of something else than STS', 'trust', { ...trust, Action: 'eks:AssumeRole' }],
  ] as const)('with %s would be refused', async (_, kind, statement) => {
    const version = { Version: '2012-10-17' };
    expect(
      await refusal({ kind, document: { ...version, Statement: [kind === 'trust' ? trust : good] } }),
    ).toBeUndefined();
    expect(await refusal({ kind, document: { ...version, Statement: [statement] } })).toContain(
      'MalformedPolicyDocument',
    );
  });
});

/** Addresses of policies with a write action on `*`, those that are exempted included: none should be. */
function wildcardWrites(stack: SynthesizedStack): string[] {
  const unexempted = { ...stack, '//': undefined };
  return findings(unexempted)
    .filter(({ rule }) => rule === 'iam-wildcard-write')
    .map(({ address }) => address);
}

describe('no write action on * without a condition', () => {
  it.each(names)('is in a policy of %s', (name) => {
    expect([...(synthesized.get(name)?.values() ?? [])].flatMap(wildcardWrites)).toEqual([]);
  });

  it('would be found in the same stacks', () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:TerminateInstances', Resource: '*' }],
    });
    const stacks = [...synthesized.values()].flatMap((app) => [...app.values()]);
    const widened = stacks.map((stack) => ({
      ...stack,
      resource: { ...stack.resource, aws_iam_policy: { wide: { policy } } },
    }));
    expect(new Set(widened.flatMap(wildcardWrites))).toEqual(new Set(['aws_iam_policy.wide']));
  });
});
