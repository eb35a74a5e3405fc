import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defaultsOf, rewrittenIn } from './settings-in';

const root = join(__dirname, '..', '..', '..');
const declared = 'packages/core/src/settings/';
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ':(glob)packages/*/src/**/*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documented = files.filter((file) => file.startsWith(declared)).flatMap((file) => [...defaultsOf(read(file))]);
/** By name; where one of that name has no default, that of the other counts. */
const settings = new Map(documented.toSorted(([, one], [, other]) => one.length - other.length));

/** What is called like a setting, has the same number or word, and is none; by file, and why. */
const others: Readonly<Record<string, string>> = {
  'packages/delivery/src/state/state-bucket-props.ts destroyProtection': 'the bucket of the states, of no environment',
  'packages/delivery/src/state/state-bucket.ts destroyProtection': 'the bucket of the states, of no environment',
  'packages/delivery/src/runner/runner-props.ts logDays': 'the log of the runner',
  'packages/forecast/src/report/words.ts share': 'a share of requests, in words',
  'packages/plan-review/src/page/scene/read-models.ts weight': 'of an action of the balancer, as a plan has it',
  'packages/encryption/src/encryption-key.ts destroyProtection': 'any key',
  'packages/encryption/src/private-bucket.ts destroyProtection': 'any bucket',
  'packages/model-store/src/log-bucket.ts destroyProtection': 'a log bucket that is used on its own',
  'packages/model-store/src/log-bucket-props.ts destroyProtection': 'a log bucket that is used on its own',
};

describe('a setting', () => {
  it('has its default and its range in core alone', () => {
    const found = files
      .filter((file) => !file.startsWith(declared) && !file.startsWith('packages/serving/src/planning/'))
      .flatMap((file) =>
        rewrittenIn(read(file), settings).map(({ setting, text }) => ({ at: `${file} ${setting}`, text })),
      );
    expect(found.filter(({ at }) => !(at in others))).toEqual([]);
  });

  it('is looked for by name and default, as its type documents it', () => {
    expect(settings.size).toBeGreaterThan(40);
    expect(Object.fromEntries(settings)).toMatchObject({
      provisionMinutes: '5',
      zones: '3',
      rootVolumeGiB: '50',
      preStopSeconds: '35',
      destroyProtection: 'true',
      nat: "'per-zone'",
    });
  });

  it.each([
    ['in a pattern', 'const { zones = 3 } = props;'],
    ['after a question', 'const days = props.flowLogDays ?? 365;'],
    ['among defaults', "const networkDefaults = { nat: 'per-zone' };"],
    [
      'in the documentation of a prop',
      'interface Props {\n  /** Minutes. @default 5 */\n  readonly provisionMinutes?: number;\n}',
    ],
    ['as a range', 'if (systemNodes.count > 12) throw new Error();'],
  ])('is found where it is written a second time, %s', (_, code) => {
    expect(rewrittenIn(code, settings)).toHaveLength(1);
  });

  it.each([
    ['another default under its name', 'const { zones = 2 } = props;'],
    ['a default that is taken from it', 'const { provisionMinutes = autoscalerDefaults.provisionMinutes } = props;'],
    ['whether there is any', 'if (flowLogDays > 0) log();'],
    ['a value of it', 'new Network(this, "Network", { zones: 3 });'],
  ])('is left alone where it is used: %s', (_, code) => {
    expect(rewrittenIn(code, settings)).toEqual([]);
  });
});

describe('a region and an account', () => {
  const declare = (text: string) =>
    /interface (\w+)[^{]*\{[^}]*readonly region: string;[^}]*readonly account: string;/.exec(text)?.[1];
  const layers =
    /^packages\/(network|eks-spot|model-store|ingress|autoscaling|serving|delivery|encryption|helm-release|stacks)\//;

  it('are declared together by core alone: all else extends its Place', () => {
    const found = files.filter((file) => layers.test(file)).filter((file) => declare(read(file)) !== undefined);
    // What the delivery's roles may do is bound to an app by its partition, too.
    expect(found.filter((file) => !file.startsWith('packages/delivery/src/roles/'))).toEqual([]);
  });

  it('are found where they are', () => {
    expect(declare(read('packages/core/src/aws/place.ts'))).toBe('Place');
  });
});
