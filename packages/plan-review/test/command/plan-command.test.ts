import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { parseOptions } from '../../src/command/options';
import { planCommand } from '../../src/command/plan-command';
import { renderCommand } from '../../src/command/render-command';
import { data, type FixtureStack, output, SynthesizedApp } from '../planner/synthesized-app';
import { AContext } from './a-context';

jest.setTimeout(60_000);

const secretText = 'correct horse battery staple';
const key = 'a key of more than 16 characters';

const network: FixtureStack = {
  name: 'network',
  json: {
    ...data(
      { vpc: { input: '${var.password}' } },
      { 'cross-stack-output-vpc': { value: '${terraform_data.vpc.output}', sensitive: true } },
    ),
    variable: { password: { default: secretText, sensitive: true } },
  },
};
const cluster: FixtureStack = {
  name: 'cluster',
  reads: ['network'],
  json: data({ eks: { input: output('network', 'vpc') } }),
};

describe('plan-review plan', () => {
  let app: SynthesizedApp;
  let context: AContext;

  const given = (...stacks: FixtureStack[]): void => {
    app = new SynthesizedApp(stacks);
    context = new AContext({ ...app.env, TMPDIR: app.workFolder });
  };
  const plan = (...args: string[]): Promise<number> => {
    const options = parseOptions(['plan', '--synthesized', app.synthesized, '--app', 'dev', ...args]);
    if (options.kind !== 'plan') throw new Error('not a plan');
    return planCommand(options, context);
  };
  const fragmentFiles = (): string[] =>
    existsSync(join(context.cwd, 'out')) ? readdirSync(join(context.cwd, 'out')).sort() : [];

  afterEach(() => {
    app.remove();
    context.remove();
  });

  it('plans only what is reached from there, and its fragments name the stacks that another job plans', async () => {
    given(network, {
      name: 'platform',
      json: {
        ...data({ chart: { input: 'c' } }),
        terraform: { backend: { local: {} }, required_providers: { helm: { source: 'hashicorp/helm' } } },
      },
    });
    expect(await plan('--where', 'outside', '--out', 'out')).toBe(0);
    expect(fragmentFiles()).toEqual(['dev.network.json']);
    expect(JSON.parse(readFileSync(join(context.cwd, 'out', 'dev.network.json'), 'utf8'))).toMatchObject({
      stacks: ['network', 'platform'],
    });
  });

  it('writes fragments from which the review is made, without what is secret in the plans', async () => {
    given(network, cluster);
    context.env.REVIEW_SEAL_SECRET = key;
    await expect(plan('--out', 'out', '--head', 'a'.repeat(40))).resolves.toBe(0);
    expect(fragmentFiles()).toEqual(['dev.cluster.json', 'dev.network.json']);
    const texts = fragmentFiles().map((name) => readFileSync(join(context.cwd, 'out', name), 'utf8'));
    expect(texts.join()).not.toContain(secretText);
    expect(texts[1]).toMatch(/"fingerprint":"v1\..*"seal":"[\w+/]{43}="/);
    context.printed();
    await expect(
      renderCommand({ kind: 'render', fragments: ['out'], expect: ['dev'], whole: false }, context),
    ).resolves.toBe(0);
    const printed = context.printed();
    expect([printed.includes('`vpc`'), printed.includes('waiting for `network`')]).toEqual([true, true]);
  });

  it('seals nothing without a secret or without a commit, and refuses a secret that is easily guessed', async () => {
    given(cluster, network);
    const seal = () => readFileSync(join(context.cwd, 'out', 'dev.network.json'), 'utf8');
    await plan('--out', 'out', '--head', 'a'.repeat(40));
    expect(seal()).toContain('"seal":null');
    context.env.REVIEW_SEAL_SECRET = key;
    await plan('--out', 'out');
    expect(seal()).toContain('"seal":null');
    context.env.REVIEW_SEAL_SECRET = 'short';
    await expect(plan('--out', 'out')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^REVIEW_SEAL_SECRET has 5 characters/) as string,
    });
  });

  it('prints the review when nobody else will, and ends with 1 for a stack that cannot be planned', async () => {
    given(network, { name: 'broken', json: data({ it: { input: '${terraform_data.missing.id}' } }) });
    await expect(plan()).resolves.toBe(1);
    const printed = context.printed();
    expect(printed).toContain('vpc');
    expect(printed).not.toContain(secretText);
    expect(printed).toMatch(/Not planned\*\* [^]*broken[^]*Reference to undeclared resource/);
    expect(String(context.stderr.read())).not.toContain('undeclared');
  });

  describe('when the same keeps several stacks back', () => {
    const locked = { terraform: { backend: { s3: { bucket: 'b', key: 'k', region: 'nowhere' } } } };
    const away = (name: string): FixtureStack => ({ name, json: { ...data({}), ...locked } });
    const error = /Invalid region value|nowhere/g;

    it('tells the one reason once, for all of them', async () => {
      given(away('one'), away('two'), away('three'));
      await expect(plan()).resolves.toBe(1);
      const printed = context.printed() + String(context.stderr.read());
      expect(printed).toContain('3 stacks could not be planned');
      expect(printed.match(/Not planned/g)).toHaveLength(1);
      expect(printed.match(/terraform init:/g)).toHaveLength(1);
      expect(printed).toMatch(error);
    });

    it('tells a machine the reason of each', async () => {
      given(away('one'), away('two'));
      await expect(plan('--json')).resolves.toBe(1);
      const reason = expect.stringMatching(/^terraform init: /) as string;
      expect(JSON.parse(context.printed())).toMatchObject({
        stacks: [
          { stack: 'one', status: 'failed', reason },
          { stack: 'two', status: 'failed', reason },
        ],
      });
      expect(String(context.stderr.read()).match(/terraform init:/g)).toHaveLength(1);
    });
  });

  it('writes no secret into the log that an error quotes', async () => {
    const postcondition = [
      {
        condition: '${self.input == "never"}',
        error_message: `the server said: ${secretText} is wrong\nand password=hunter2hunter2`,
      },
    ];
    given(network, { name: 'broken', json: data({ it: { input: 'x', lifecycle: { postcondition } } }) });
    await expect(plan('--out', 'out')).resolves.toBe(1);
    const complaint = String(context.stderr.read());
    expect(complaint).toContain('broken: cannot be planned\n  terraform_data.it: Resource postcondition failed');
    expect([secretText, 'hunter2'].filter((secret) => complaint.includes(secret))).toEqual([]);
  });

  it('gives Terraform no secret of its own', async () => {
    given(network);
    const program = context.write(
      'terraform-that-tells',
      '#!/bin/sh\n{ echo "ARGS $*"; env; } >> "$TOLD"\nexec terraform "$@"\n',
    );
    chmodSync(program, 0o755);
    Object.assign(context.env, {
      TERRAFORM_BINARY_NAME: program,
      TOLD: join(context.cwd, 'told'),
      REVIEW_SEAL_SECRET: key,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'an id',
    });
    await expect(plan('--out', 'out')).resolves.toBe(0);
    const calls = readFileSync(join(context.cwd, 'told'), 'utf8').split(/^ARGS /m);
    const planning = calls.filter((call) => /^(?:init|plan|show) /.test(call)).join('');
    expect(planning).toContain('TOLD=');
    expect(planning).not.toMatch(/REVIEW_SEAL_SECRET|ACTIONS_ID_TOKEN/);
  });

  it('tells a machine what came of each stack', async () => {
    given(network, cluster);
    await plan('--json');
    expect(JSON.parse(context.printed())).toEqual({
      app: 'dev',
      stacks: [
        { stack: 'network', status: 'planned', outcome: '1 to create' },
        { stack: 'cluster', status: 'waiting', outcome: 'waiting for network to be applied', waitingFor: ['network'] },
      ],
    });
  });

  it('shows what guardrails found, and refuses findings that are none', async () => {
    given(network);
    const finding = {
      rule: 'spot-diversified',
      severity: 'error',
      address: 'terraform_data.vpc',
      path: 'network/vpc',
      what: 'one type',
      fix: 'give four',
    };
    context.write('findings.json', { network: [finding] });
    await plan('--findings', 'findings.json');
    expect(context.printed()).toContain('spot-diversified');
    context.write('findings.json', { network: [{ rule: 'x' }] });
    await expect(plan('--findings', 'findings.json')).rejects.toMatchObject({ exitCode: 2 });
  });

  it('lets Terraform finish at a Ctrl-C, leaves nothing behind, and ends with 130', async () => {
    const asked: string[] = [];
    const states = createServer((request, response) => {
      asked.push(request.url ?? '');
      setTimeout(() => response.writeHead(404).end(), 1500);
    }).listen(0, '127.0.0.1');
    await once(states, 'listening');
    const config = { address: `http://127.0.0.1:${(states.address() as AddressInfo).port}/slow` };
    given(
      {
        name: 'slow',
        json: {
          ...data({ a: { input: 'x' } }),
          data: { terraform_remote_state: { other: { backend: 'http', config } } },
        },
      },
      network,
    );
    const temporary = join(app.root, 'tmp');
    mkdirSync(temporary);
    const bin = join(__dirname, '..', '..', 'bin', 'plan-review.cjs');
    const child = spawn(process.execPath, [bin, 'plan', '--synthesized', app.synthesized, '--out', 'out'], {
      cwd: context.cwd,
      env: { ...app.env, TMPDIR: temporary },
      stdio: 'ignore',
    });
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const [folder = ''] = readdirSync(temporary).filter((name) => name.startsWith('plan-review-'));
    expect(statSync(join(temporary, folder)).mode & 0o777).toBe(0o700);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect([readdirSync(temporary).filter((name) => name.startsWith('plan-review-')), fragmentFiles()]).toEqual([
      [],
      [],
    ]);
    states.closeAllConnections();
    states.close();
  });
});
