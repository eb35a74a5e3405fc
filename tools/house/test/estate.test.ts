import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { synthesizeApp } from '@spot-serving/testkit';

const apps = join(__dirname, '..', '..', '..', 'apps');
const folders = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => existsSync(join(apps, entry.name, 'cdktf.json')))
  .map(({ name }) => name);
/** What an account needs once; the bucket of states is in it, so its own state is in a file until that bucket is there. */
const once = /^bootstrap(-|$)/;
const names = folders.filter((name) => !once.test(name));

/** What every stack says of Terraform itself and of its providers. */
interface StackHead {
  readonly terraform: {
    readonly backend: {
      readonly s3?: { readonly bucket: string; readonly key: string; readonly use_lockfile?: boolean };
      readonly local?: { readonly path: string };
    };
    readonly required_providers: Readonly<Record<string, { readonly version: string }>>;
  };
  readonly provider: { readonly aws: readonly object[] };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<
      Record<string, { readonly config: { readonly use_lockfile?: boolean } }>
    >;
  };
}

const estate = new Map(
  folders.map((name) => [name, [...synthesizeApp(join(apps, name))] as unknown as [string, StackHead][]]),
);

describe.each(names)('every stack of %s', (name) => {
  const stacks = estate.get(name) ?? [];

  it('is there, and is named after the app', () => {
    expect(stacks.length).toBeGreaterThan(0);
    for (const [stack] of stacks) expect(stack.startsWith(`${name}-`)).toBe(true);
  });

  it('keeps its own state in S3, locked, and reads others with the lock setting', () => {
    const keys = stacks.map(([, { terraform }]) => terraform.backend.s3?.key);
    expect(new Set(keys).size).toBe(stacks.length);
    for (const [, { terraform, data }] of stacks) {
      expect(terraform.backend.s3).toMatchObject({ use_lockfile: true });
      for (const { config } of Object.values(data?.terraform_remote_state ?? {}))
        expect(config).toMatchObject({ use_lockfile: true });
    }
  });

  it('tags all it makes with its app and stack', () => {
    for (const [stack, { provider }] of stacks) {
      expect(provider.aws[0]).toMatchObject({
        default_tags: [{ tags: { app: name, stack: stack.slice(name.length + 1) } }],
      });
    }
  });
});

describe.each(folders.filter((name) => once.test(name)))('the stack of an account, %s', (account) => {
  it('is one, and keeps its state in a file that a person sees, until the bucket that it makes is there', () => {
    const stacks = estate.get(account) ?? [];
    expect(stacks.map(([name]) => name)).toEqual(['bootstrap']);
    expect(stacks[0]?.[1].terraform.backend).toEqual({
      local: { path: expect.stringMatching(/^(\.\.\/)+bootstrap\.tfstate$/) },
    });
  });
});

describe.each([...estate])('all of %s', (name, stacks) => {
  it('pins every provider exactly', () => {
    for (const [, { terraform }] of stacks) {
      for (const { version } of Object.values(terraform.required_providers)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('works in one account and region, and says who made it', () => {
    for (const [, { provider }] of stacks) {
      expect(provider.aws).toHaveLength(1);
      expect(provider.aws[0]).toMatchObject({
        region: expect.stringMatching(/^[a-z-]+-\d$/),
        allowed_account_ids: [expect.stringMatching(/^\d{12}$/)],
        default_tags: [{ tags: { app: once.test(name) ? 'bootstrap' : name, 'managed-by': 'cdktf' } }],
      });
    }
  });

  it('names no path of the machine that synthesized it', () => {
    expect(JSON.stringify(stacks)).not.toContain(process.cwd().split('/tools/')[0]);
  });
});
