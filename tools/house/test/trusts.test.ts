import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Testing } from 'cdktf';

import { checkBootstrap } from '@spot-serving/core';
import { type BootstrapEnvironment, BootstrapStack } from '@spot-serving/stacks';
import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

import { decided, isTaken } from './trust-decision';

/** Time for an app to synthesize. */
jest.setTimeout(180_000);

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'how-to', 'regions.md'), 'utf8');

/** Accounts of AWS's documentation: of development, of production, of nobody. */
const [development, production, stranger] = ['111122223333', '444455556666', '999988887777'] as const;
const roleIn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const trainer = roleIn(development, 'model-publisher');
const publisher = roleIn(production, 'model-publisher');
const node = roleIn(production, 'prod-us-east-1-node');

function bootstrap(account: string, change: Partial<BootstrapEnvironment>): SynthesizedStack {
  const environment = checkBootstrap({
    region: 'eu-west-1',
    account,
    administrators: [roleIn(account, 'admin')],
    state: { bucket: `states-${account}`, keptIn: 'bucket' },
    watch: 'elsewhere',
    repository: 'example/models',
    ids: { owner: '4711', repository: '815' },
    ...change,
  });
  return JSON.parse(Testing.synth(new BootstrapStack(Testing.app(), environment))) as SynthesizedStack;
}

const ofDevelopment = bootstrap(development, {
  apps: { 'dev-eu-west-1': { region: 'eu-west-1' } },
  images: ['tensorflow/serving'],
  imageReaders: [node],
  delegatedZones: {
    'prod.example.com': {
      parentZoneId: 'Z0PARENT',
      nameServers: ['ns-1.awsdns-01.org', 'ns-2.awsdns-02.com', 'ns-3.awsdns-03.net', 'ns-4.awsdns-04.co.uk'],
    },
  },
});
const ofProduction = bootstrap(production, {
  apps: { 'prod-eu-west-1': { region: 'eu-west-1' }, 'prod-us-east-1': { region: 'us-east-1' } },
  publishers: { 'model-publisher': [trainer] },
});
const store = synthesizeApp(join(root, 'apps', 'prod-eu-west-1')).get('prod-eu-west-1-models') ?? {};

/** The one text `attribute` of a resource of `type` whose address begins so, as an apply leaves it. */
function written(stack: SynthesizedStack, type: string, address: string, attribute = 'policy'): string {
  const found = Object.entries(stack.resource?.[type] ?? {}).filter(([id]) => id.startsWith(address));
  if (found.length !== 1) throw new Error(`expected one ${type}.${address}, found ${found.length}`);
  const text = String((found[0]?.[1] as Readonly<Record<string, unknown>>)[attribute]);
  return text
    .replaceAll(/\$\{aws_iam_openid_connect_provider[^{}]*\}/g, providerIn(production))
    .replaceAll(/(?<!\$)\$\{aws_kms_key[^{}]*\}/g, key)
    .replaceAll('$${', '${');
}

const key = `arn:aws:kms:eu-west-1:${production}:key/one`;
const providerIn = (account: string) => `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;

/** What each of the trusts is called in the page. */
const rows = [...page.slice(page.indexOf('## Who trusts whom')).matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map(
  ([, name]) => name,
);

it('the page lists the trusts that are tried here, each once', () => {
  expect(rows).toEqual(['plan', 'drift', 'apply', 'pull images', 'publish models', 'hand a zone over']);
});

const files = 'example/models/.github/workflows';
const main = 'ref:refs/heads/main';
const claimsOf = (context: string, file: string, change: Readonly<Record<string, string>> = {}) => ({
  aud: 'sts.amazonaws.com',
  sub: `repo:example/models:${context}`,
  repository_id: '815',
  ref: 'refs/heads/main',
  job_workflow_ref: `${files}/${file}@refs/heads/main`,
  ...change,
});

describe.each([
  ['plan', 'Plan-prod-eu-west-1_', main, 'plan-trusted.yml'],
  ['drift', 'Drift-prod-eu-west-1_', main, 'drift.yml'],
  ['apply', 'Apply-prod-eu-west-1_', 'environment:prod-eu-west-1', 'apply-round.yml'],
])('the role to %s of an app', (_, address, context, file) => {
  const trust = written(ofProduction, 'aws_iam_role', address, 'assume_role_policy');
  const take = (change: Readonly<Record<string, string>>, account: string = production) =>
    isTaken(trust, providerIn(account), claimsOf(context, file, change));
  const topic = { ref: 'refs/heads/topic', job_workflow_ref: `${files}/${file}@refs/heads/topic` };

  it('is taken by the job that it is meant for', async () => {
    expect(await take({})).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a branch', { ...topic, sub: 'repo:example/models:ref:refs/heads/topic' }],
    ['a branch that may use the environment', topic],
    [
      "a fork's branch",
      {
        ...topic,
        sub: 'repo:stranger/models:ref:refs/heads/topic',
        repository_id: '77',
        job_workflow_ref: `stranger/models/.github/workflows/${file}@refs/heads/topic`,
      },
    ],
    ["a fork's main, with the same file", { sub: `repo:stranger/models:${context}`, repository_id: '77' }],
    ['a pull request', { ref: 'refs/pull/7/merge', sub: 'repo:example/models:pull_request' }],
    ['another repository', { sub: `repo:example/other:${context}`, repository_id: '99' }],
    ['another repository that took the name over', { repository_id: '4242' }],
    ['the environment of development', { sub: 'repo:example/models:environment:dev-eu-west-1' }],
    ['the other region of production', { sub: 'repo:example/models:environment:prod-us-east-1' }],
    ['another workflow', { job_workflow_ref: `${files}/ci.yml@refs/heads/main` }],
    ['another audience', { aud: 'https://github.com/example' }],
  ])('is not taken by %s', async (__, change) => {
    expect(await take(change)).toBe(false);
  });

  it('is not taken with a token that another account has checked', async () => {
    expect(await take({}, stranger)).toBe(false);
  });
});

describe('nodes of production pull images of development', () => {
  /** AWS's policy `AmazonEC2ContainerRegistryPullOnly`, which a node's role has (AWS managed policy reference). */
  const pullOnly = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchImportUpstreamImage',
          'ecr:BatchGetImage',
          'ecr:GetDownloadUrlForLayer',
        ],
        Resource: '*',
      },
    ],
  });
  const theirs = written(ofDevelopment, 'aws_ecr_repository_policy', 'Images_tensorflow-serving-readers');
  const boundary = written(ofProduction, 'aws_iam_policy', 'Apply-prod-us-east-1_Boundary');
  const resource = `arn:aws:ecr:eu-west-1:${development}:repository/mirror/tensorflow/serving`;
  const pull = (who: string, action = 'ecr:BatchGetImage', own: string | undefined = pullOnly) =>
    decided({
      who,
      action,
      resource,
      owner: development,
      own,
      boundary,
      theirs,
      context: { 'aws:RequestedRegion': 'eu-west-1' },
    });

  it.each(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'])('%s, from another region too', async (action) => {
    expect(await pull(node, action)).toBe(true);
  });

  it('and get the token for it there', async () => {
    const token = { who: node, action: 'ecr:GetAuthorizationToken', resource: '*', owner: production };
    expect(await decided({ ...token, own: pullOnly, boundary, context: { 'aws:RequestedRegion': 'eu-west-1' } })).toBe(
      true,
    );
  });

  it.each<[string, string, string | undefined, string | undefined]>([
    [
      'push none',
      node,
      'ecr:PutImage',
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
    ],
    [
      'pull none without a right of their own',
      node,
      undefined,
      JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    ],
    [
      'of the other region, whom nobody named, pull none',
      roleIn(production, 'prod-eu-west-1-node'),
      undefined,
      undefined,
    ],
    ['of another account with that name pull none', roleIn(stranger, 'prod-us-east-1-node'), undefined, undefined],
    [
      'lend it to no pod: its role pulls none',
      roleIn(production, 'prod-us-east-1-models/prod-us-east-1-resnet'),
      undefined,
      undefined,
    ],
  ])('%s', async (_, who, action, own) => {
    expect(await pull(who, action, own)).toBe(false);
  });
});

describe('who trained a model elsewhere publishes it in production', () => {
  const trust = written(ofProduction, 'aws_iam_role', 'Publisher-model-publisher', 'assume_role_policy');
  /** The other half, which the page tells people to give their role. */
  const theirHalf = /```json\n((?:(?!```)[^])*"sts:AssumeRole"(?:(?!```)[^])*)```/.exec(page)?.[1];
  const take = (who: string, own = theirHalf) =>
    decided({ who, action: 'sts:AssumeRole', resource: publisher, owner: production, own, theirs: trust });

  it.each([
    ['the role that is named, with the right that the page has', trainer, true],
    ['no other role of that account with the same right', roleIn(development, 'analyst'), false],
    ['no role of that name in another account', roleIn(stranger, 'model-publisher'), false],
  ])('who takes the role: %s', async (_, who, taken) => {
    expect(await take(who)).toBe(taken);
  });

  it('it takes both halves', async () => {
    expect(await take(trainer, JSON.stringify({ Version: '2012-10-17', Statement: [] }))).toBe(false);
  });

  const bucket = `arn:aws:s3:::prod-eu-west-1-models-${production}`;
  const own = written(store, 'aws_iam_policy', 'ModelStore_PublisherPolicy');
  const policy = written(store, 'aws_s3_bucket_policy', 'ModelStore_Bucket');
  const onObject = (who: string, action: string, object: string, context: Readonly<Record<string, string>> = {}) =>
    decided({
      ...{ who, action, resource: `${bucket}/${object}`, owner: production, own, theirs: policy },
      context: { 'aws:SecureTransport': 'true', ...context },
    });
  const once = { 's3:if-none-match': '*', 's3:ObjectCreationOperation': 'true' };

  it.each([
    ['writes a file that is not there', publisher, 's3:PutObject', 'resnet/8/saved_model.pb', once, true],
    ['reads the manifest, to promote it', publisher, 's3:GetObject', 'resnet/8/manifest.sha256', {}, true],
    [
      'overwrites none',
      publisher,
      's3:PutObject',
      'resnet/8/saved_model.pb',
      { 's3:ObjectCreationOperation': 'true' },
      false,
    ],
    ['reads no model', publisher, 's3:GetObject', 'resnet/8/saved_model.pb', {}, false],
    [
      'without the role writes none, whatever its own account permits',
      trainer,
      's3:PutObject',
      'resnet/8/saved_model.pb',
      once,
      false,
    ],
    ['nor reads a manifest', trainer, 's3:GetObject', 'resnet/8/manifest.sha256', {}, false],
  ])('%s', async (_, who, action, object, context, allowed) => {
    expect(await onObject(who, action, object, context)).toBe(allowed);
  });

  it.each([
    ['by the role', publisher, true],
    ['not by who did not take it', trainer, false],
  ])('the key encrypts %s', async (_, who, allowed) => {
    const theirs = written(store, 'aws_kms_key', 'ModelStore_Key');
    const context = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:CallerAccount': who.split(':')[4] ?? '' };
    expect(
      await decided({ who, action: 'kms:GenerateDataKey', resource: key, owner: production, own, theirs, context }),
    ).toBe(allowed);
  });
});

describe('a zone that is handed over', () => {
  const own = written(ofProduction, 'aws_iam_role_policy', 'Apply-prod-eu-west-1_Rights');
  const change = (owner: string, type: string) =>
    decided({
      who: roleIn(production, 'delivery-prod-eu-west-1-apply'),
      action: 'route53:ChangeResourceRecordSets',
      resource: `arn:aws:route53:::hostedzone/${owner === production ? 'Z0CHILD' : 'Z0PARENT'}`,
      owner,
      own,
      context: { 'route53:ChangeResourceRecordSetsRecordTypes': [type] },
    });

  it('is said by the name servers of the zone, in the account of the one above', () => {
    expect(Object.values(ofDevelopment.resource?.aws_route53_record ?? {})).toEqual([
      expect.objectContaining({ zone_id: 'Z0PARENT', name: 'prod.example.com', type: 'NS' }),
    ]);
  });

  it.each([
    ['writes its names', production, 'A', true],
    ['hands nothing on', production, 'NS', false],
    ['writes nothing in the zone above', development, 'A', false],
  ])('production %s', async (_, owner, type, allowed) => {
    expect(await change(owner, type)).toBe(allowed);
  });
});
