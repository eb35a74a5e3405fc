import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type CommandContext, Failure, Interruption } from '@spot-serving/terraform-runner';

import { main } from '../src/command/main';
import { parseOptions } from '../src/command/options';
import { type AppChange, withApp } from './an-app';

/** Runs the program and keeps what it says. */
async function forecast(args: readonly string[], change: AppChange = {}) {
  let stdout = '';
  const stream = { write: (text: string) => (stdout += text) !== '' } as unknown as NodeJS.WriteStream;
  return withApp(change, async (folder) => {
    const context: CommandContext = {
      cwd: folder,
      env: process.env,
      stdout: stream,
      stderr: stream,
      interruption: new Interruption(),
    };
    const code = await main(['mine', '--synthesized', folder, '--runs', '10', ...args], context);
    return { code, stdout, folder };
  });
}

const failure = async (work: Promise<unknown>): Promise<Failure> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error('it did not fail');
  return error;
};

describe('forecast', () => {
  it('says how long it takes, what is lost, what it costs, and what it assumed', async () => {
    const { code, stdout } = await forecast(['--step', '5']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^mine: 5 times the load at once, the fewest pods 60 % busy before; 10 runs of 30 min from seed 1\n/,
    );
    expect(stdout).toMatch(/\nresnet +\d+ s +\d+ s /);
    expect(stdout).toMatch(/resnet waits for: [^]*node boots \d+ s/);
    expect(stdout).toMatch(/USD for a million requests answered/);
    expect(stdout).toMatch(/Assumed:\n {2}a request takes 100 ms of CPU/);
  });

  it('gives a machine JSON, the same of the same seed and another of another', async () => {
    const [once, again, other] = await Promise.all(
      [['--json'], ['--json'], ['--json', '--seed', '100']].map(
        async (args) => JSON.parse((await forecast(args)).stdout) as object,
      ),
    );
    expect(once).toEqual(again);
    expect(once).not.toEqual(other);
    expect(once).toMatchObject({
      app: 'mine',
      services: [{ name: 'resnet', toCapacity: { p50: expect.any(Number) } }],
    });
  });

  it('gives a machine JSON of what is wrong, too', async () => {
    const { exitCode, problems } = await failure(forecast(['--json', '--step', 'x', '--grpc', '101']));
    expect({ exitCode, problems }).toMatchObject({
      exitCode: 2,
      problems: [
        { path: '--step', value: 'x' },
        { path: '--grpc', value: '101' },
      ],
    });
  });

  it('tells everything that is wrong with its arguments at once, each with its value and its fix', async () => {
    const args = [
      '--step',
      '0',
      '--runs',
      '1.5',
      '--scenario',
      'storm',
      '--scenario',
      'warned=0',
      '--request-cpu',
      '9',
      '--slo',
      'p51=3s',
      '--for',
      '0s',
      '--at=-1',
    ];
    const { message, exitCode } = await failure(forecast(args));
    expect(exitCode).toBe(2);
    expect(message).toMatch(/\n"forecast --help" lists what there is$/);
    for (const path of [
      '--scenario is "storm"',
      '--scenario warned is "0"',
      '--step is "0"',
      '--runs is "1.5"',
      '--request-cpu is "9"',
      '--slo is "p51=3s"',
      '--for is "0s"',
      '--at is "-1"',
    ])
      expect(message).toContain(path);
  });

  it.each<[string, string[], AppChange, RegExp]>([
    ['no model', [], { served: false }, /^mine serves no model/],
    ['a model that is none', ['--model', 'bert'], {}, /^--model is "bert": name one of resnet/],
    [
      'a file that is not there',
      ['--trace', 'gone.csv'],
      {},
      /^--trace is "gone.csv": name a file that can be read \(ENOENT\)/,
    ],
    ['two loads', ['--step', '2', '--hours', '1,2'], {}, /^--step, --hours is \["2","1,2"\]: give one of them/],
    [
      'a share of a region without a unit',
      ['--scenario', 'lost=other-region:2'],
      {},
      /^--scenario lost=other-region is "2": write its load in percent of this region's/,
    ],
    [
      'a region with no load',
      ['--scenario', 'lost=other-region:0%'],
      {},
      /^--scenario lost=other-region is "0": write a number above 0/,
    ],
    [
      'a region of another word',
      ['--scenario', 'lost=other-regions'],
      {},
      /^--scenario is "lost=other-regions": write .*lost=other-region:50%/,
    ],
    [
      'times of DNS without a lost region',
      ['--failover', '3s', '--resolvers', '3s'],
      {},
      /^--failover is "3s": give it with --scenario lost=other-region\n--resolvers is "3s"/,
    ],
    ['an hour that is no number', ['--hours', '1,x'], {}, /^--hours\[1\] is "x"/],
  ])('refuses %s', async (_, args, change, message) => {
    const { exitCode, message: said } = await failure(forecast(args, change));
    expect(exitCode).toBe(2);
    expect(said).toMatch(message);
  });

  it('asks which app when none is named', () => {
    expect(() => parseOptions([])).toThrow(/^APP is missing: name a folder of apps/);
  });

  it('finds the cheapest settings that hold, and says when nothing does', async () => {
    const held = await forecast(['--slo', 'p50=170s']);
    expect(held).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/The --slo is held at least cost by: platform\.headroom \d+ \(now 1\)/),
    });
    const { code, stdout } = await forecast(['--slo', 'lost=0%', '--step', '20']);
    expect({ code, said: /Nothing that was tried holds the --slo/.test(stdout) }).toEqual({ code: 1, said: true });
  });

  it('plays the loss of another region: what comes, when, what it assumes of DNS, and what holds it', async () => {
    const args = ['--scenario', 'lost=other-region', '--failover', '40s'];
    const { stdout } = await forecast(args);
    expect(stdout).toMatch(/^mine: load as it is, .*, another region lost, with 100 % of this one's load; 10 runs/);
    expect(stdout).toMatch(/ short in all p50 +p95 /);
    expect(stdout).toMatch(/\nresnet: [\d,]+ requests of the lost region's clients went there before these came here/);
    expect(stdout).toMatch(/out of the shared name after 40 s \(--failover\)/);
    expect(stdout).toMatch(/resolvers ask again within 60 s/);
    expect(stdout).toMatch(/no latency record is in the app's stacks \(endpoint\.sharedHostName\)/);
    const named = await forecast(['--scenario', 'lost=other-region:50%', '--json'], { sharesName: true });
    const told = JSON.parse(named.stdout) as { assumed: string[]; services: { elsewhere: number; short: object }[] };
    expect(told.assumed.join()).not.toContain('no latency record');
    expect(told.assumed).toContainEqual(expect.stringContaining('after 10 to 70 s (--failover)'));
    expect(told.services[0]).toMatchObject({ short: { p50: expect.any(Number) }, elsewhere: expect.any(Number) });
    const { code, stdout: held } = await forecast([...args, '--slo', 'short=60s']);
    expect({ code, said: /The --slo is held at least cost by/.test(held) }).toEqual({ code: 0, said: true });
    expect((await forecast([...args, '--slo', 'short=1s', '--step', '20', '--runs', '1'])).code).toBe(1);
  });

  it('follows a trace and hours, and tells each line of a trace that means nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spot-serving-trace-'));
    try {
      const file = join(folder, 'load.csv');
      writeFileSync(file, 'seconds,requestsPerSecond\n0,10\n600,60\n1200,10\n');
      const { stdout } = await forecast(['--trace', file, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ seconds: 1800, services: [{ requests: 600 * (10 + 60 + 10) }] });
      writeFileSync(file, '5,1\n4,1\nx\n');
      const { message } = await failure(forecast(['--trace', file]));
      expect(message).toMatch(
        /:1 is "5,1": begin at second 0\n.*:2 is "4,1": its seconds must be more than the 5 before it\n.*:3 is "x": write seconds/,
      );
      expect(JSON.parse((await forecast(['--hours', '10,20', '--json'])).stdout)).toMatchObject({ seconds: 7200 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('makes a page of its own: no script, nothing from elsewhere, a table for each plot, names as text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spot-serving-page-'));
    try {
      const file = join(folder, 'page.html');
      await forecast(['--page', file]);
      const page = readFileSync(file, 'utf8');
      expect(page).toMatch(
        /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'"/,
      );
      expect(page).not.toMatch(/<script|style="|https?:\/\/(?!www\.w3\.org)|src=/);
      expect(page.match(/<style/g)).toHaveLength(1);
      expect(page.match(/<svg[^>]* role="img"/g)).toHaveLength(3);
      expect(page.match(/<svg[^>]*aria-label="\w+"/g)).toHaveLength(3);
      expect(page.match(/<details><summary>\w+ as a table/g)).toHaveLength(3);
      expect(page).toMatch(/prefers-color-scheme: dark/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
