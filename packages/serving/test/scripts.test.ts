import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { shellCheck } from '@spot-serving/emulator';

import {
  drainEnvironment,
  drainScript,
  type DrainSettings,
  drainSettingsProblems,
  literalText,
  loaderEnvironment,
  loaderScript,
  serveScript,
} from '../src';

// The first run installs shellcheck.
jest.setTimeout(240_000);

const drain: DrainSettings = {
  pidFile: '/run/server/pid',
  balancerSeconds: 20,
  longestRequestSeconds: 10,
  preStopSeconds: 35,
};

describe('the scripts of a serving pod', () => {
  it('have nothing that shellcheck finds', async () => {
    const scripts = join(__dirname, '..', 'scripts');
    const files = readdirSync(scripts).map((file) => join(scripts, file));
    expect(files).toHaveLength(3);
    execFileSync(await shellCheck(), ['--severity=style', '--shell=bash', ...files], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  });

  it('have something that shellcheck would find, were it there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shellcheck-'));
    const file = join(folder, 'wrong.sh');
    writeFileSync(file, `${serveScript()}\nrm $1\n`);
    const program = await shellCheck();
    const { status, stdout } = spawnSync(program, ['--severity=style', '--shell=bash', file], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, expect.stringContaining('SC2086')]);
    rmSync(folder, { recursive: true });
  });

  it('are bash, need no file for a here-document on their read-only root, and name every setting that they are given', () => {
    const settings = {
      pidFile: '/run/pid',
      modelUri: 's3://b/m/1',
      modelFolder: '/models/m',
      version: 1,
      manifest: `sha256:${'0'.repeat(64)}`,
      report: '/dev/termination-log',
      home: '/home',
      region: 'eu-west-1',
    };
    for (const script of [loaderScript(), serveScript(), drainScript()]) {
      expect(script).toMatch(/^#!\/usr\/bin\/env bash\n/);
      expect(script).not.toMatch(/<<[^(]/);
    }
    for (const name of Object.keys(drainEnvironment(drain))) expect(drainScript()).toContain(name);
    for (const name of Object.keys(loaderEnvironment(settings)).filter((known) => !known.startsWith('AWS_')))
      expect(loaderScript()).toContain(name);
  });
});

it('gives the loader no identity but the pod’s', () => {
  const settings = {
    modelUri: 's3://models/resnet/7',
    modelFolder: '/models/resnet',
    version: 7,
    home: '/work',
    region: 'eu-west-1',
  };
  expect(loaderEnvironment(settings)).toMatchObject({
    VERSION: '7',
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});

it('gives Terraform texts that it leaves as they are', () => {
  const texts = [
    '${VERSION} $VERSION $(cat)',
    '%{http_code} %s',
    '$${a}',
    '$$${a}',
    '%%{a}',
    '$$',
    '"\\\n\n',
    loaderScript(),
    serveScript(),
    drainScript(),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'literal-'));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals: { texts: texts.map(literalText) } }));
  const output = execFileSync('terraform', ['console'], {
    cwd: folder,
    input: 'jsonencode(local.texts)\n',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  expect(JSON.parse(JSON.parse(output.toString('utf8')) as string)).toEqual(texts);
  rmSync(folder, { recursive: true });
});

describe('drainSettingsProblems', () => {
  it('finds nothing wrong with the defaults', () => {
    expect(drainSettingsProblems(drain)).toEqual([]);
  });

  it.each<[Partial<DrainSettings>, string, RegExp]>([
    [
      { preStopSeconds: 31 },
      'preStopSeconds',
      /^use at least 32: balancerSeconds 20 \+ longestRequestSeconds 10 \+ 2 to end the server$/,
    ],
    [{ balancerSeconds: 1.5 }, 'balancerSeconds', /whole number/],
    [{ longestRequestSeconds: -1 }, 'longestRequestSeconds', /whole number/],
    [{ preStopSeconds: 1_000_000 }, 'preStopSeconds', /0 to 999999/],
    [{ pidFile: 'pid' }, 'pidFile', /absolute path/],
  ])('finds what is wrong with %j', (change, path, fix) => {
    const found = { path, value: change[path as keyof DrainSettings], fix: expect.stringMatching(fix) as unknown };
    expect(drainSettingsProblems({ ...drain, ...change })).toEqual([found]);
  });
});
