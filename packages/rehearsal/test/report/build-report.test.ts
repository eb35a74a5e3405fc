import { Interruption, Terraform } from '@spot-serving/terraform-runner';

import { type Phase, PhaseFailure } from '../../src/rehearse/phase';
import { StackRehearsal } from '../../src/rehearse/stack-rehearsal';
import { buildReport, type ReportInput } from '../../src/report/build-report';

const forward: readonly Phase[] = ['init', 'validate', 'plan', 'apply', 'second plan'];
const terraform = new Terraform({ program: 'terraform', env: {}, interruption: new Interruption() });

/** A stack that got through some phases. */
function rehearsed(name: string, phases: readonly Phase[], protectedResources: readonly object[] = []): StackRehearsal {
  const stack = {
    name,
    dependencies: [],
    folder: '',
    file: '',
    source: '{}',
    warnings: ['net/vpc: one zone'],
    stateFile: '',
    stateLocation: undefined,
    remoteStates: {},
    providers: [],
    backend: { type: 'local', config: {} },
    awsAliases: [],
  };
  const one = new StackRehearsal(terraform, {
    ...stack,
    protectedResources: protectedResources as StackRehearsal['stack']['protectedResources'],
    guards: [],
  });
  one.phases.push(...phases.map((phase) => ({ phase, outcome: '', seconds: 0 })));
  return one;
}

const built = (rehearsals: readonly StackRehearsal[], change: Partial<ReportInput> = {}) =>
  buildReport({
    app: 'dev',
    terraform: '1.11.4',
    seconds: 1,
    destroy: false,
    allowDataLoss: false,
    failure: undefined,
    rehearsals,
    faultedRuns: [],
    drifts: [],
    providers: { kind: 'stand-in' },
    state: 'local',
    findings: undefined,
    standIn: { served: { resources: 1, dataSources: 0, milliseconds: 9 }, withoutForceNew: ['aws_x'] },
    ...change,
  });
const bucket = { type: 'aws_s3_bucket', name: 'b', path: 'models/b' };

describe('buildReport', () => {
  it('passes when every stack went through', () => {
    expect(built([rehearsed('a', forward)])).toMatchObject({
      outcome: 'passed',
      exitCode: 0,
      failure: null,
      stacks: [{ outcome: 'passed', secondPlanEmpty: true }],
    });
  });

  it('fails at one stack; those after it are not finished', () => {
    const failure = new PhaseFailure('b', 'plan', 'aws_vpc.vpc: no');
    const { stacks, ...report } = built([rehearsed('a', forward), rehearsed('b', ['init']), rehearsed('c', [])], {
      failure,
    });
    expect(report).toMatchObject({
      outcome: 'failed',
      exitCode: 1,
      failure: { stack: 'b', phase: 'plan', message: 'aws_vpc.vpc: no' },
    });
    expect(stacks.map(({ outcome, secondPlanEmpty }) => [outcome, secondPlanEmpty])).toEqual([
      ['passed', true],
      ['failed', null],
      ['not finished', null],
    ]);
  });

  it('knows a second plan that is not empty', () => {
    const failure = new PhaseFailure('a', 'second plan', 'not empty');
    expect(built([rehearsed('a', ['init', 'validate', 'plan', 'apply'])], { failure }).stacks[0]?.secondPlanEmpty).toBe(
      false,
    );
  });

  it.each([
    { destroy: false, allowDataLoss: false, outcome: 'passed', exitCode: 0 },
    { destroy: true, allowDataLoss: false, outcome: 'kept', exitCode: 3 },
    { destroy: true, allowDataLoss: true, outcome: 'passed', exitCode: 0 },
  ])(
    'with protected data, destroy $destroy and allowDataLoss $allowDataLoss: $outcome',
    ({ destroy, allowDataLoss, outcome, exitCode }) => {
      const report = built([rehearsed('models', [...forward, 'destroy'], [bucket])], { destroy, allowDataLoss });
      expect(report).toMatchObject({
        outcome,
        exitCode,
        stacks: [{ outcome, protectedResources: [{ address: 'aws_s3_bucket.b', path: 'models/b' }] }],
      });
    },
  );

  it('has the warnings of constructs, then those of Terraform', () => {
    const one = rehearsed('a', forward);
    one.terraform.warnings.add('check.zones: failed');
    expect(built([one]).stacks[0]?.warnings).toEqual(['net/vpc: one zone', 'check.zones: failed']);
  });
});
