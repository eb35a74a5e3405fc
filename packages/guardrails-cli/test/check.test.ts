import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runGuardrails } from './run-guardrails';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'guardrails-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of that content in the test's folder. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

const open = { resource: { aws_lambda_permission: { it: { principal: '*' } } } };
const loose = { terraform: { required_providers: { aws: { version: '~> 6.0' } } } };
const quiet = { resource: { aws_iam_user: { it: {} } } };

describe('guardrails check', () => {
  it.each([
    ['nothing', quiet, 0],
    ['an error', open, 1],
    ['warnings only', loose, 3],
  ])('ends by what it found: %s', (_, stack, status) => {
    expect(runGuardrails('check', file('stack.json', stack))).toMatchObject({ status, stderr: '' });
  });

  it.each<[string, string | Buffer, string]>([
    ['a planfile', 'PK\u0003\u0004', 'is a planfile: make it JSON with "terraform show -json PLANFILE"'],
    ['the log of a plan', '{"@level":"info"}\n{"@level":"info"}\n', 'is the log of "terraform plan -json"'],
    ['a state', '{"serial":1,"lineage":"x"}', 'is a state, not a plan'],
    ['a plan that failed', '{"format_version":"1.2","planned_values":{},"errored":true}', 'is a plan that failed'],
    ['HCL', 'resource "aws_s3_bucket" "it" {}', 'is no JSON'],
    ['a list', '[]', 'is no object'],
    ['something else', '{"name":"it"}', 'is neither a plan'],
    ['nothing', '', 'is empty'],
  ])('refuses %s with what to do', (_, content, message) => {
    const { status, stdout, stderr } = runGuardrails('check', file('it.json', content));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [[], 'check what?'],
    [['nowhere.json'], 'nowhere.json is not there'],
    [['docs'], 'docs has no manifest.json'],
    [['docs', '--json', '--sarif'], '--json and --sarif exclude each other'],
    [['docs', '--account', '123'], 'the id of an account has twelve digits'],
    [['docs', '--loud'], "Unknown option '--loud'"],
  ])('refuses %j', (argv, message) => {
    const { status, stderr } = runGuardrails('check', ...argv);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('reads what PowerShell writes', () => {
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(open), 'utf16le')]);
    expect(runGuardrails('check', file('utf16.json', content)).status).toBe(1);
  });

  it('judges every stack of a folder of cdktf', () => {
    const out = join(folder, 'app', 'cdktf.out');
    mkdirSync(join(out, 'stacks'), { recursive: true });
    const stack = (name: string) => ({
      name,
      workingDirectory: '.',
      synthesizedStackPath: `stacks/${name}.json`,
      annotations: [],
      dependencies: [],
    });
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ stacks: { a: stack('a'), b: stack('b') } }));
    writeFileSync(join(out, 'stacks', 'a.json'), JSON.stringify(quiet));
    writeFileSync(join(out, 'stacks', 'b.json'), JSON.stringify(open));
    for (const path of [out, join(folder, 'app')]) {
      const { status, stdout } = runGuardrails('check', path, '--json');
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject([
        { name: 'a', findings: [] },
        { name: 'b', findings: [{ rule: 'policy-public' }] },
      ]);
    }
  });
});

describe('exemptions of a file', () => {
  const stack = () => file('open.json', open);
  const exemption = {
    resource: 'aws_lambda_permission.it',
    rule: 'policy-public',
    reason: 'a demo',
    expires: '2999-12-31',
  };

  it.each<[string, object, number, string]>([
    ['set a rule aside', exemption, 0, 'Nothing found'],
    [
      'fail when nothing has their address',
      { ...exemption, resource: 'aws_lambda_permission.gone' },
      1,
      'is unused: nothing here has that address',
    ],
    [
      'fail when the resource keeps the rule',
      { ...exemption, rule: 'bucket-acl' },
      1,
      'its exemption from bucket-acl is unused',
    ],
    [
      'fail after their day',
      { ...exemption, expires: '2020-01-31' },
      1,
      'its exemption from policy-public ended on 2020-01-31',
    ],
    ['fail for what is no rule', { ...exemption, rule: 'policy-pubic' }, 1, 'which is no rule'],
  ])('%s', (_, one, status, said) => {
    const run = runGuardrails('check', stack(), '--exemptions', file('exemptions.json', { exemptions: [one] }));
    expect(run.status).toBe(status);
    expect(run.stdout).toContain(said);
  });

  it('are refused with every problem, each with its place', () => {
    const wrong = {
      exemptions: [
        { ...exemption, reason: ' ' },
        { ...exemption, expires: 'soon' },
        { ...exemption, until: 1 },
      ],
    };
    const { status, stderr } = runGuardrails('check', stack(), '--exemptions', file('wrong.json', wrong));
    expect(status).toBe(2);
    expect(stderr).toMatch(/exemptions\.0\.reason: [^]*exemptions\.1\.expires: [^]*exemptions\.2: /);
  });

  it('may be those of the stack that a plan is of', () => {
    const exemptions = { aws_vpc: { it: { 'vpc-flow-logs': { reason: 'a demo', expires: '2999-12-31' } } } };
    const carried = file('cdk.tf.json', { '//': { exemptions }, resource: { aws_vpc: { it: {} } } });
    const change = {
      address: 'aws_vpc.it',
      type: 'aws_vpc',
      change: { actions: ['create'], after: { tags: { owner: 'ml' } } },
    };
    const plan = file('plan.json', { format_version: '1.2', planned_values: {}, resource_changes: [change] });
    expect(runGuardrails('check', plan).stdout).toContain('vpc-flow-logs');
    expect(runGuardrails('check', plan, '--exemptions', carried)).toMatchObject({ status: 0 });
  });
});

describe('reports for machines', () => {
  const hostile = 'it%\r\n::error::owned,title=x:\u001b[2J';
  const stack = () => file('hostile.json', { resource: { aws_lambda_permission: { [hostile]: { principal: '*' } } } });

  it('are annotations of GitHub that nothing in a name can end', () => {
    const { stdout } = runGuardrails('check', stack(), '--github');
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^::error file=[^:,]*,title=policy-public in hostile\.json::aws_lambda_permission\.it%25%0D%0A::error/,
    );
  });

  it('are a table that moves no cursor and begins no command', () => {
    const { stdout } = runGuardrails('check', stack());
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^\s*::error/m);
  });

  it('are SARIF 2.1.0: rules with their help, results that refer to them, a place and a fingerprint that stays', () => {
    const { status, stdout } = runGuardrails('check', file('open.json', open), file('loose.json', loose), '--sarif');
    expect(status).toBe(1);
    const log = JSON.parse(stdout) as {
      runs: [
        {
          tool: { driver: { rules: { id: string }[] } };
          results: { ruleId: string; ruleIndex: number; partialFingerprints: object }[];
        },
      ];
    };
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'guardrails' } } }] });
    const [{ tool, results }] = log.runs;
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['policy-public', 'provider-pin']);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(results[0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining('aws_lambda_permission.it: lets everybody invoke') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: expect.stringContaining('open.json') },
            region: { startLine: 1 },
          },
        },
      ],
      partialFingerprints: { 'guardrails/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const again = JSON.parse(runGuardrails('check', file('open.json', open), '--sarif').stdout) as typeof log;
    expect(again.runs[0].results[0]?.partialFingerprints).toEqual(results[0]?.partialFingerprints);
  });

  it('are JSON', () => {
    const { stdout } = runGuardrails('check', file('open.json', open), '--json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        name: 'open.json',
        findings: [
          { rule: 'policy-public', severity: 'error', address: 'aws_lambda_permission.it', fix: expect.any(String) },
        ],
      },
    ]);
  });
});
