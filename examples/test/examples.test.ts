import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

jest.setTimeout(600_000);

const examples = join(__dirname, '..');
const program = join(examples, '..', 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
const layers = (app: string) =>
  ['network', 'models', 'cluster', 'platform', 'serving'].map((layer) => `${app}-${layer}`);

/** The stacks of each example. */
const expected: Readonly<Record<string, readonly string[]>> = {
  minimal: layers('shop-models'),
  'existing-vpc': layers('shop-guest'),
  'existing-cluster': layers('shop').filter((name) => name !== 'shop-network'),
  'controllers-only': ['controllers'],
  'many-models': layers('shop-many'),
  'closed-network': layers('shop-closed'),
  'internet-facing': layers('shop-public'),
  'guardrails-only': ['orders'],
  'foreign-app': ['orders', 'news'],
};

/** How a review begins where something must be mended first, as a foreign team would read it. */
const heads: Readonly<Record<string, RegExp>> = {
  'foreign-app': /^## Do not apply this yet: 4 guardrail errors\n[^]*`queue-tls-only`[^]*`store-encryption`/,
};

/** What a rehearsal left. */
interface Outcome {
  readonly said: string;
  readonly stacks: readonly { readonly name: string; readonly secondPlanEmpty: boolean }[];
  readonly review: string;
}

/** Rehearses an example as a reader would. */
async function rehearsed(name: string, reports: string): Promise<Outcome> {
  const report = join(reports, name);
  const args = [program, name, '--json', '--report', report];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: examples, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
  const { stacks = [] } = JSON.parse(said) as Partial<Outcome>;
  const review = join(report, 'review.md');
  return { said, stacks, review: existsSync(review) ? readFileSync(review, 'utf8') : '' };
}

/** Does some work for each item, two at a time: a gate has two cores. */
async function twoAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

describe('the examples', () => {
  const reports = mkdtempSync(join(tmpdir(), 'examples-'));
  const outcomes = new Map<string, Outcome>();
  beforeAll(async () => {
    await twoAtATime(Object.keys(expected), async (name) => void outcomes.set(name, await rehearsed(name, reports)));
  });
  afterAll(() => rmSync(reports, { recursive: true }));

  it('are all rehearsed', () => {
    const folders = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'cdktf.json')));
    expect(folders.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s: is applied stack by stack, and then nothing is left to do', (name, stacks) => {
    const outcome = outcomes.get(name);
    const names = outcome?.stacks.map((stack) => stack.name).sort();
    expect(names?.length === 0 ? outcome?.said : names).toEqual([...stacks].sort());
    expect(outcome?.stacks.filter(({ secondPlanEmpty }) => !secondPlanEmpty)).toEqual([]);
    expect(outcome?.review).toMatch(heads[name] ?? /^## (?:Read with care|Routine)/);
  });
});

type Body = Readonly<Record<string, unknown>>;

/** Resources of a type in all stacks of an example. */
function resources(name: string, type: string): readonly Body[] {
  const stacks: readonly SynthesizedStack[] = [...synthesizeApp(join(examples, name)).values()];
  return stacks.flatMap(({ resource }) => Object.values((resource?.[type] ?? {}) as Readonly<Record<string, Body>>));
}

describe('what an example shows', () => {
  it.each([
    ['closed-network', 'aws_nat_gateway', 0],
    ['closed-network', 'aws_internet_gateway', 0],
    ['minimal', 'aws_nat_gateway', 1],
    ['existing-vpc', 'aws_vpc', 0],
    ['existing-cluster', 'aws_eks_cluster', 0],
    // One for each model, and one for the canary.
    ['many-models', 'kubernetes_horizontal_pod_autoscaler_v2', 7],
  ])('%s has %s: %i', (name, type, count) => {
    expect(resources(name, type)).toHaveLength(count);
  });

  it('internet-facing: every way in asks for a token', () => {
    const ways = resources('internet-facing', 'kubernetes_ingress_v1').map((way) => JSON.stringify(way));
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.filter((way) => !way.includes('jwt-validation'))).toEqual([]);
  });
});
