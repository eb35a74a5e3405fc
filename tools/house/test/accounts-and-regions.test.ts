import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

/** Time for every app to synthesize. */
jest.setTimeout(180_000);

const apps = join(__dirname, '..', '..', '..', 'apps');
const names = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'cdktf.json')));
const estate = new Map(names.map((name) => [name, synthesizeApp(join(apps, name))]));
const isBootstrap = (name: string) => /^bootstrap(-|$)/.test(name);
const delivered = names.filter((name) => !isBootstrap(name));
const production = delivered.filter((name) => name.startsWith('prod-'));

interface Head {
  readonly terraform: { readonly backend: { readonly s3: StateAt } };
  readonly provider: { readonly aws: readonly { readonly region: string; readonly allowed_account_ids: string[] }[] };
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, { readonly config: StateAt }>> };
}

interface StateAt {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
}

const stacksOf = (name: string) => [...(estate.get(name)?.values() ?? [])] as unknown as readonly Head[];
const bodies = (stack: object, type: string) =>
  Object.values((stack as SynthesizedStack).resource?.[type] ?? {}) as readonly Readonly<Record<string, unknown>>[];
const placesOf = (name: string) =>
  stacksOf(name).flatMap(({ provider }) =>
    provider.aws.map((aws) => `${aws.allowed_account_ids.join()} ${aws.region}`),
  );

/** Buckets of states that bootstraps make, each with account and region. */
const buckets = names.filter(isBootstrap).flatMap((name) =>
  stacksOf(name).flatMap((stack) =>
    bodies(stack, 'aws_s3_bucket').map(({ bucket, region }) => {
      const [aws] = stack.provider.aws;
      return [bucket, aws?.allowed_account_ids[0], region ?? aws?.region].join(' ');
    }),
  ),
);

describe.each(delivered)('%s', (name) => {
  const [place = ''] = placesOf(name);
  const [account = '', region = ''] = place.split(' ');

  it('is in one region of one account', () => {
    expect(new Set(placesOf(name))).toEqual(new Set([`${account} ${region}`]));
  });

  it('keeps its states, and finds those that it reads, in its own region and account, in a bucket that bootstrap makes there', () => {
    const states = stacksOf(name).flatMap(({ terraform, data }) => [
      terraform.backend.s3,
      ...Object.values(data?.terraform_remote_state ?? {}).map(({ config }) => config),
    ]);
    expect(states.length).toBeGreaterThan(5);
    for (const state of states) {
      expect(buckets).toContain(`${state.bucket} ${account} ${state.region}`);
      expect([state.region, state.key.startsWith(`${name}/`)]).toEqual([region, true]);
    }
  });

  it('has the role that applies it, in its account, with states and seals in its region', () => {
    const [own = []] = names
      .filter(isBootstrap)
      .map((bootstrap) =>
        stacksOf(bootstrap).filter((stack) => stack.provider.aws[0]?.allowed_account_ids[0] === account),
      )
      .filter((stacks) => stacks.length > 0);
    const roles = own.flatMap((stack) => bodies(stack, 'aws_iam_role').map((role) => role.name));
    expect(roles).toEqual(expect.arrayContaining(['plan', 'drift', 'apply'].map((kind) => `delivery-${name}-${kind}`)));
    const seals = own.flatMap((stack) =>
      bodies(stack, 'aws_kms_key')
        .filter(({ description }) => String(description).endsWith(` of ${name}`))
        .map((key) => key.region ?? stack.provider.aws[0]?.region),
    );
    expect(seals).toEqual([region, region]);
  });
});

describe('what an account needs before its first app', () => {
  const bootstraps = names.filter(isBootstrap);
  const workflows = join(apps, '..', '.github', 'workflows');

  it('is there for each account, with a state of its own', () => {
    expect(bootstraps).toEqual(['bootstrap', 'bootstrap-prod']);
    const accounts = bootstraps.map((name) => placesOf(name).map((place) => place.split(' ')[0])[0]);
    const states = bootstraps.map(
      (name) => stacksOf(name).flatMap((stack) => bodies(stack, 'aws_s3_bucket'))[0]?.bucket,
    );
    expect(new Set(accounts).size).toBe(bootstraps.length);
    expect(new Set(states).size).toBe(bootstraps.length);
  });

  it('is applied by people: no workflow plans, applies or destroys it, and no app waits for it', () => {
    const files = readdirSync(workflows).map((file) => readFileSync(join(workflows, file), 'utf8'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(file).not.toMatch(/\bbootstrap(?:-\w+)?\b(?!-an)/);
    for (const name of delivered) expect(readFileSync(join(apps, name, 'cdktf.json'), 'utf8')).not.toMatch(/bootstrap/);
    const page = readFileSync(join(apps, '..', 'docs', 'how-to', 'bootstrap-an-account.md'), 'utf8');
    expect(page).toContain('no workflow plans, applies or destroys it');
  });
});

describe('a region of production', () => {
  it('has no other account beside it, and development none of production', () => {
    const accounts = (all: readonly string[]) => new Set(all.flatMap(placesOf).map((place) => place.split(' ')[0]));
    const [ours] = accounts(production);
    expect(accounts(production).size).toBe(1);
    expect(accounts(delivered.filter((name) => !production.includes(name)))).not.toContain(ours);
  });

  it.each(production)(
    '%s answers, certifies and is planned without any other: no certificate, record or state is elsewhere',
    (name) => {
      const others = production.filter((other) => other !== name).map((other) => other.replace('prod-', ''));
      expect(others.length).toBeGreaterThan(0);
      const parts = stacksOf(name).flatMap((stack) => [
        ...['aws_acm_certificate', 'aws_acm_certificate_validation', 'aws_lb', 'kubernetes_ingress_v1'].flatMap(
          (type) => bodies(stack, type),
        ),
        stack.terraform.backend,
        stack.data ?? {},
        stack.provider,
      ]);
      expect(parts.length).toBeGreaterThan(10);
      for (const other of others) expect(JSON.stringify(parts)).not.toContain(other);
    },
  );
});

describe('what the regions of production share', () => {
  const all = (type: string) =>
    production.flatMap((name) =>
      stacksOf(name).flatMap((stack) => bodies(stack, type).map((body) => ({ name, body }))),
    );
  const regionOf = (name: string) => placesOf(name)[0]?.split(' ')[1];

  it('leads the clients of each region to one app, where the name is answered at all, and of no region that has none', () => {
    const records = all('aws_route53_record').filter(({ body }) => body.set_identifier !== undefined);
    const claims = records.map(({ body }) => `${String(body.name)} ${String(body.set_identifier)}`);
    expect(claims.length).toBeGreaterThan(0);
    expect(claims).toEqual([...new Set(claims)]);
    const regions = production.map(regionOf);
    for (const { body } of records) expect(regions).toContain(body.set_identifier);
  });

  it('copies models to stores of other regions that take copies by that role, and alarms where they are to arrive', () => {
    const rules = all('aws_s3_bucket_replication_configuration');
    expect(rules).toHaveLength(1);
    const destinations = rules.flatMap(({ body }) =>
      (body.rule as readonly { readonly destination: { readonly bucket: string } }[]).map(({ destination }) =>
        destination.bucket.replace(/^arn:aws:s3:::/, ''),
      ),
    );
    const taking = all('aws_s3_bucket_policy').filter(({ body }) => JSON.stringify(body).includes('CopyAsReplicator'));
    expect(destinations.toSorted()).toEqual(taking.map(({ name }) => `${name}-models-444455556666`).toSorted());
    for (const { body } of taking) expect(JSON.stringify(body)).toContain(`role/${rules[0]?.name}-replication`);
    const late = all('aws_cloudwatch_metric_alarm').filter(({ body }) => body.metric_name === 'ReplicationLatency');
    expect(late.map(({ name }) => name)).toEqual(taking.map(({ name }) => name));
  });
});

describe('a copy of an app', () => {
  const root = join(apps, '..');
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'copied-app-')));
  const copy = join(home, 'apps', 'prod-ap-south-1');

  beforeAll(() => {
    for (const file of ['package.json', 'tsconfig.base.json', 'apps/addresses.ts', 'apps/prod'])
      cpSync(join(root, file), join(home, file), { recursive: true });
    cpSync(join(apps, 'prod-us-east-1'), copy, {
      recursive: true,
      filter: (path) => !/cdktf\.out|node_modules/.test(path),
    });
    for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(root, name), join(home, name));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it('is refused as long as it has the name of what it was copied from, whose states it would address', () => {
    expect(() => synthesizeApp(copy)).toThrow(/name is "prod-us-east-1": write 'prod-ap-south-1'/);
  });
});
