import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';

import { Failure } from '@spot-serving/terraform-runner/program';

import { AppDeclaration } from '../src/promote/app-declaration';
import { lineDiff } from '../src/promote/line-diff';
import { parseOptions } from '../src/promote/options';
import { promoteIn, type Promotion } from '../src/promote/promote-in';
import { promoteModel } from '../src/promote/promote-model';
import { runInProcess } from './run-in-process';

const file = '/app/environment.ts';
const digest = (version: number): string => `sha256:${`${version % 10}`.repeat(64)}`;
/** What a promotion writes beside version and size. */
const pinned = (version: number): string => `manifest: '${digest(version)}'`;
const measured = { loadedMiB: 140, memoryPerItemMiB: 5.9, cpuMillis: 50.5 };
const promotion = (change: Partial<Promotion> = {}): Promotion => ({
  model: 'resnet',
  stored: { version: 8, sizeMiB: 99, manifest: digest(8) },
  canary: 'as-it-is',
  ...change,
});
const environment = (resnet: string): string => `import type { Environment } from '@spot-serving/stacks';

const account = '111122223333'; // ours

/** Kept. */
export const environment: Environment = {
  name: "test-app", account,
  tags: {  oddly:   'spaced' },
  models: {
    publishers: [\`arn:aws:iam::\${account}:role/publisher\`],
    served: {
      bert: { version: 3, sizeMiB: 400 },
      resnet: ${resnet},
    },
  },
};
`;

const failure = (act: () => unknown): Failure => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a promotion changes the version, and no other character', () => {
  it.each<[string, Partial<Promotion>, before: string, after: string]>([
    ['on one line', {}, '{ version: 7, sizeMiB: 98 }', `{ version: 8, sizeMiB: 99, ${pinned(8)} }`],
    [
      'of a newer TensorFlow, and says so',
      { stored: { version: 8, sizeMiB: 99, manifest: digest(8), newerExporter: '2.21.0' } },
      '{ version: 7, sizeMiB: 98 }',
      `{ version: 8, sizeMiB: 99, ${pinned(8)}, newerExporter: '2.21.0' }`,
    ],
    [
      'from that of a newer TensorFlow',
      {},
      `{ version: 7, sizeMiB: 98, newerExporter: '2.21.0', ${pinned(7)} }`,
      `{ version: 8, sizeMiB: 99, ${pinned(8)} }`,
    ],
    [
      'with the digest of the one before',
      {},
      `{ version: 7, ${pinned(7)}, sizeMiB: 98 }`,
      `{ version: 8, ${pinned(8)}, sizeMiB: 99 }`,
    ],
    [
      'on many lines, with comments',
      {},
      "{\n        'version': 7, // good\n        sizeMiB: 98,\n        replicas: { min: 2 },\n      }",
      `{\n        'version': 8, // good\n        sizeMiB: 99,\n        replicas: { min: 2 },\n        ${pinned(8)},\n      }`,
    ],
    [
      'after a spread',
      {},
      '{ ...small, version: 7, sizeMiB: 98 }',
      `{ ...small, version: 8, sizeMiB: 99, ${pinned(8)} }`,
    ],
    [
      'to the version that is there',
      { stored: { version: 7, sizeMiB: 98, manifest: digest(7) } },
      `{ version: 7, sizeMiB: 0x62, ${pinned(7)} }`,
      `{ version: 7, sizeMiB: 0x62, ${pinned(7)} }`,
    ],
    [
      'beside a canary',
      {},
      '{ version: 7, sizeMiB: 98, canary: { version: 9, weight: 5 } }',
      `{ version: 8, sizeMiB: 99, canary: { version: 9, weight: 5 }, ${pinned(8)} }`,
    ],
    [
      'with what was measured of it, in place of what was of the other',
      { stored: { version: 8, sizeMiB: 99, manifest: digest(8), measured } },
      '{ version: 7, sizeMiB: 98, measured: { loadedMiB: 1, memoryPerItemMiB: 1, cpuMillis: 1 } }',
      `{ version: 8, sizeMiB: 99, ${pinned(8)}, measured: { loadedMiB: 140, memoryPerItemMiB: 5.9, cpuMillis: 50.5 } }`,
    ],
    [
      'without what was measured of the other, where nobody measured it',
      {},
      '{ version: 7, sizeMiB: 98, measured: { loadedMiB: 1, memoryPerItemMiB: 1, cpuMillis: 1 } }',
      `{ version: 8, sizeMiB: 99, ${pinned(8)} }`,
    ],
    [
      'to the version that is there, measured the same',
      { stored: { version: 7, sizeMiB: 98, manifest: digest(7), measured } },
      `{ measured: { cpuMillis: 50.5, loadedMiB: 140, memoryPerItemMiB: 5.9 }, version: 7, sizeMiB: 98, ${pinned(7)} }`,
      `{ measured: { cpuMillis: 50.5, loadedMiB: 140, memoryPerItemMiB: 5.9 }, version: 7, sizeMiB: 98, ${pinned(7)} }`,
    ],
    [
      'to a new canary that was measured',
      { canary: 0, stored: { version: 8, sizeMiB: 99, manifest: digest(8), measured } },
      '{ version: 7, sizeMiB: 98 }',
      `{ version: 7, sizeMiB: 98, canary: { version: 8, sizeMiB: 99, ${pinned(8)}, measured: { loadedMiB: 140, memoryPerItemMiB: 5.9, cpuMillis: 50.5 }, weight: 0 } }`,
    ],
    [
      'to a new canary',
      { canary: 0 },
      '{ version: 7, sizeMiB: 98 }',
      `{ version: 7, sizeMiB: 98, canary: { version: 8, sizeMiB: 99, ${pinned(8)}, weight: 0 } }`,
    ],
    [
      'to a new canary on many lines',
      { canary: 0 },
      '{\n        version: 7,\n        sizeMiB: 98, // small\n      }',
      `{\n        version: 7,\n        sizeMiB: 98, // small\n        canary: { version: 8, sizeMiB: 99, ${pinned(8)}, weight: 0 },\n      }`,
    ],
    [
      'to another weight',
      { canary: 50 },
      '{ version: 7, sizeMiB: 98, canary: { version: 8, weight: 10 } }',
      `{ version: 7, sizeMiB: 98, canary: { version: 8, weight: 50, sizeMiB: 99, ${pinned(8)} } }`,
    ],
    [
      'of the canary itself',
      { canary: 'none' },
      `{ version: 7, sizeMiB: 98, ${pinned(7)}, canary: { version: 8, ${pinned(8)}, weight: 0 } }`,
      `{ version: 8, sizeMiB: 99, ${pinned(8)} }`,
    ],
    [
      'away from the canary',
      { canary: 'none', stored: undefined },
      '{\n        version: 7,\n        sizeMiB: 98,\n        canary: { version: 8, weight: 0 },\n      }',
      '{\n        version: 7,\n        sizeMiB: 98,\n      }',
    ],
  ])('%s', (_, change, before, after) => {
    expect(promoteIn(file, environment(before), promotion(change))).toBe(environment(after));
  });

  it('adds a model that is not served yet, and the section with the first one', () => {
    const added = promoteIn(file, environment('{ version: 7, sizeMiB: 98 }'), promotion({ model: 'half-plus-two' }));
    expect(added).toContain(
      `      resnet: { version: 7, sizeMiB: 98 },\n      'half-plus-two': { version: 8, sizeMiB: 99, ${pinned(8)} },\n    },`,
    );
    const first = promoteIn(
      file,
      "export const environment = {\n  models: {\n    publishers: ['x'],\n  },\n} satisfies Environment;\n",
      promotion(),
    );
    expect(first).toBe(
      `export const environment = {\n  models: {\n    publishers: ['x'],\n    served: { resnet: { version: 8, sizeMiB: 99, ${pinned(8)} } },\n  },\n} satisfies Environment;\n`,
    );
  });

  it('rolls back to the very file it came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 99_999 }), (version, sizeMiB) => {
        const before = environment(`{ version: ${version}, sizeMiB: ${sizeMiB}, ${pinned(version)}, flags: {} }`);
        const there = promoteIn(file, before, promotion());
        expect(promoteIn(file, there, promotion({ stored: { version, sizeMiB, manifest: digest(version) } }))).toBe(
          before,
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('a promotion refuses', () => {
  it.each<[string, string, string]>([
    [
      'a version that is computed',
      environment('{ version: latest, sizeMiB: 98 }'),
      ':13: models.served.resnet.version is no number that is written out',
    ],
    [
      'a digest that is computed',
      environment('{ version: 7, sizeMiB: 98, manifest: digestOf(7) }'),
      ':13: models.served.resnet.manifest is no text that is written out',
    ],
    ['a model that is elsewhere', environment('resnet50'), ':13: models.served.resnet is not written out here'],
    [
      'a spread that comes later',
      environment('{ version: 7, sizeMiB: 98, ...pinned }'),
      ':13: "...pinned" may hold models.served.resnet.version',
    ],
    [
      'a computed name',
      environment('{ version: 7, sizeMiB: 98, [key]: 9 }'),
      ':13: "[key]: 9" may hold models.served.resnet.version',
    ],
    ['a short-hand', 'export const environment = {\n  models,\n};\n', ':2: models is not written out here'],
    [
      'an environment that a function makes',
      'export const environment = make();\n',
      ': exports no "const environment = { ... }"',
    ],
    ['an environment without models', 'export const environment = { name: 1 };\n', ': the environment has no models'],
  ])('%s, with file, line and what to write', (_, code, said) => {
    const { message, exitCode } = failure(() => promoteIn(file, code, promotion()));
    expect(exitCode).toBe(2);
    expect(message).toContain(`${file}${said}`);
    expect(message).toContain(
      `write by hand: models.served.resnet.version: 8, models.served.resnet.sizeMiB: 99, models.served.resnet.${pinned(8)}`,
    );
  });

  it.each<[string, Partial<Promotion>, string, string]>([
    [
      'the canary, while it is one',
      {},
      '{ version: 7, sizeMiB: 98, canary: { version: 8, weight: 50 } }',
      'resnet 8 is the canary: end its trial first (--canary 0)',
    ],
    [
      'to a new canary with weight',
      { canary: 10 },
      '{ version: 7, sizeMiB: 98 }',
      'resnet has no canary yet: begin with --canary 0',
    ],
    [
      'away from a canary that has requests',
      { canary: 'none', stored: undefined },
      '{ version: 7, sizeMiB: 98, canary: { version: 8, weight: 5 } }',
      'has weight 5: end its trial first',
    ],
    ['a canary of what answers', { canary: 5 }, '{ version: 8, sizeMiB: 98 }', 'is what answers already'],
    [
      'a canary of a model that is not served',
      { canary: 5, model: 'new' },
      '{ version: 8, sizeMiB: 98 }',
      'new is not served yet',
    ],
  ])('%s', (_, change, resnet, said) => {
    const { message, exitCode } = failure(() => promoteIn(file, environment(resnet), promotion(change)));
    expect([exitCode, message]).toEqual([3, expect.stringContaining(said)]);
  });
});

describe('a declaration that apps share', () => {
  const apps = join(__dirname, '..', '..', '..', 'apps');

  it('is read, and changed where the models are written out: once for all of production', async () => {
    const { file, code, name, ...rest } = await read('prod-us-east-1');
    expect(file).toBe(join(apps, 'prod', 'production.ts'));
    expect(rest).toEqual({ app: 'prod-us-east-1', region: 'us-east-1', account: expect.stringMatching(/^\d{12}$/) });
    const ranker = promotion({ model: 'ranker' });
    expect(lineDiff(code, promoteIn(file, code, ranker, name))).toMatch(
      /\n- .*ranker: \{ version: 1, sizeMiB: 24.*\n\+ .*ranker: \{ version: 8, sizeMiB: 99/,
    );
  });

  it('is where it was for an app that writes out its own', async () => {
    expect(await read('dev-eu-west-1')).toMatchObject({
      file: join(apps, 'dev-eu-west-1', 'environment.ts'),
      app: 'dev-eu-west-1',
    });
  });

  async function read(app: string) {
    const declaration = await AppDeclaration.of(join(apps, app, 'environment.ts'));
    const { file, code, name } = declaration;
    const [named, region, account] = ['name', 'region', 'account'].map((one) => declaration.text(one));
    return { file, code, name, app: named, region, account };
  }
});

describe('a slip that the file shows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slips-'));
  const run = async (served: string, ...argv: readonly string[]) => {
    writeFileSync(join(folder, 'environment.ts'), environment(served));
    // Nothing answers at this address, so whoever asks the store hears of it.
    return runInProcess(promoteModel, [folder, ...argv, '--store', 's3://models']);
  };
  const { env } = process;
  beforeAll(() => {
    process.env = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1', AWS_REGION: 'eu-west-1' };
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' });
  });
  afterAll(() => {
    process.env = env;
    rmSync(folder, { recursive: true });
  });
  const right = '{ version: 7, sizeMiB: 98 }';

  it.each([
    [
      ['resnt', '8'],
      right,
      2,
      'resnt is not served in ',
      ': did you mean resnet? A model of that name is added by hand first',
    ],
    [['resnt', '8', '--canary', '0'], right, 2, 'resnt is not served in ', ': did you mean resnet?'],
    [['ebrt', '4', '--no-canary'], right, 2, 'ebrt is not served in ', 'environment.ts, which serves bert, resnet'],
    [['other', '--no-canary'], right, 2, 'other is not served in ', ', which serves bert, resnet'],
    [['resnet', '8', '--canary', '10'], right, 3, 'resnet has no canary yet', 'begin with --canary 0'],
    [['resnet', '7', '--canary', '0'], right, 3, 'resnet 7 is what answers already', ''],
    [['resnet', '8'], '{ version: latest, sizeMiB: 98 }', 2, folder, 'is no number that is written out'],
  ])('is told before the store is asked: %j', async (argv, served, code, first, then) => {
    const outcome = await run(served, ...argv);
    expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(then) as string });
    expect(outcome.stderr.startsWith(first)).toBe(true);
  });

  it.each([[['resnet', '8']], [['resnet50', '1']], [['half-plus-two', '1']]])(
    'is none, so the store is asked: %j',
    async (argv) => {
      expect(await run(right, ...argv)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/127\.0\.0\.1:9|ECONNREFUSED/) as string,
      });
    },
  );
});

describe('the command line of promote-model', () => {
  it.each([
    [['dev', 'resnet', '8'], { version: 8, canary: 'as-it-is' }],
    [['dev', 'resnet', '8', '--canary', '0'], { version: 8, canary: 0 }],
    [['dev', 'resnet', '--no-canary'], { version: undefined, canary: 'none' }],
    [['dev', 'resnet', '8', '--no-canary'], { version: 8, canary: 'none' }],
  ])('%j', (argv, expected) => {
    expect(parseOptions(argv)).toMatchObject({ kind: 'promote', apps: ['dev'], model: 'resnet', ...expected });
  });

  it.each([
    [['dev', 'prod', 'resnet', '8'], { version: 8 }],
    [['dev', 'prod', 'resnet', '--no-canary'], { version: undefined, canary: 'none' }],
  ])('takes several apps in their order: %j', (argv, expected) => {
    expect(parseOptions(argv)).toMatchObject({ apps: ['dev', 'prod'], model: 'resnet', ...expected });
  });

  it.each([
    [['dev', 'prod', 'resnet', '8', '--store', 's3://models'], '--store names one store'],
    [['dev', 'dev', 'resnet', '8'], 'dev is named twice'],
    [['resnet', '8'], 'name an app, a model and a version'],
    [['dev', 'resnet'], 'which version?'],
    [['dev'], 'name an app, a model and a version'],
    [['dev', 'Resnet', '8'], 'model is "Resnet": name a model with'],
    [['dev', 'resnet', '08'], 'version is "08"'],
    [['dev', 'resnet', '8', '--canary', '101'], '--canary is "101": write whole percent, 0 to 100'],
    [['dev', 'resnet', '8', '--canary', '5', '--no-canary'], 'exclude each other'],
  ])('%j is refused', (argv, said) => {
    expect(failure(() => parseOptions(argv)).message).toContain(said);
  });
});

describe('what is shown of a change', () => {
  it.each([
    ['a\nb\nc', 'a\nB\nc', '@@ line 2 @@\n- b\n+ B\n'],
    ['a\nc', 'a\nb\nc', '@@ line 2 @@\n+ b\n'],
    ['a\na', 'a\na\na', '@@ line 3 @@\n+ a\n'],
    ['a', 'a', ''],
  ])('%j to %j', (before, after, diff) => {
    expect(lineDiff(before, after)).toBe(diff);
  });
});
