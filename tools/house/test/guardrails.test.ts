import { join } from 'node:path';

import { allRules, findings } from '@spot-serving/guardrails/findings';
import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

import type { Change } from './guardrails-changes';
import { data } from './guardrails-data';
import { ofModels } from './guardrails-models';
import { seen } from './guardrails-seen';
import { ways } from './guardrails-ways';

/** Time for four apps to synthesize. */
jest.setTimeout(180_000);

const apps = join(__dirname, '..', '..', '..', 'apps');
const stacks = new Map(
  ['bootstrap', 'dev-eu-west-1', 'prod-eu-west-1', 'prod-us-east-1'].flatMap((name) => [
    ...synthesizeApp(join(apps, name)),
  ]),
);

const removals = [...seen, ...data, ...ways, ...ofModels];

function seeded(name: string, change: Change): unknown {
  const copy = structuredClone(stacks.get(name)) as SynthesizedStack;
  const whole = { ...copy, resource: copy.resource ?? {} };
  change(whole as never);
  return whole;
}

const errorsOf = (stack: unknown) => findings(stack).filter(({ severity }) => severity === 'error');
const broken = (stack: unknown) =>
  new Set(findings(stack).map(({ rule, severity, what }) => `${severity} ${rule} ${what}`));

describe('our own apps', () => {
  it.each([...stacks.keys()])('break no rule in %s', (name) => expect(errorsOf(stacks.get(name))).toEqual([]));

  it.each([...stacks.keys()])(
    'warn in %s of images by tag or placeholder, and of add-ons that EKS chooses outside production, and of nothing else',
    (name) => {
      const warned = new Set(findings(stacks.get(name)).map(({ rule }) => rule));
      const known = name.startsWith('prod') ? ['image-digest', 'model-manifest'] : ['image-digest', 'version-pin'];
      expect([...warned].filter((rule) => !known.includes(rule))).toEqual([]);
    },
  );
});

describe('a removal from a real app', () => {
  it.each(removals)('is told by %s: %s', (rule, _, name, change) => {
    const before = broken(stacks.get(name));
    const after = findings(seeded(name, change)).filter(
      ({ severity, what, rule: id }) => !before.has(`${severity} ${id} ${what}`),
    );
    expect(after.map(({ rule: id }) => id)).toContain(rule);
  });

  it.each(seen.filter(([rule]) => rule !== 'image-digest'))(
    'stops synthesis, by an error of %s: %s',
    (rule, _, name, change) => {
      expect(errorsOf(seeded(name, change)).map(({ rule: id }) => id)).toContain(rule);
    },
  );

  it('is tried for each rule, here or in seeded-mutations.test.ts', () => {
    const elsewhere = [
      ...[
        'kms-key-rotation',
        'log-group-own-key',
        'queue-encryption',
        'cluster-secrets',
        'node-volumes',
        'queue-tls-only',
      ],
      ...[
        'cluster-endpoint',
        'node-public-address',
        'cluster-access',
        'cluster-logs',
        'log-group-retention',
        'node-metadata',
      ],
      ...[
        'node-group-on-demand',
        'node-group-template',
        'spot-allocation',
        'spot-diversity',
        'spot-rebalance',
        'spot-zones',
      ],
      ...['group-desired-capacity', 'group-discovery', 'group-templates', 'event-group-filter', 'release-on-demand'],
    ];
    const tried = new Set([...elsewhere, ...removals.map(([rule]) => rule)]);
    expect(allRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});
