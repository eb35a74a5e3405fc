import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../src';
import { fixture, runCli } from './rehearse-cli';

jest.setTimeout(180_000);

describe('rehearse', () => {
  let home: string;
  const rehearse = (app: string, ...args: readonly string[]) =>
    runCli([fixture(app), '--report', join(home, 'report'), ...args], home);
  const report = (): Report => JSON.parse(readFileSync(join(home, 'report', 'report.json'), 'utf8')) as Report;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'rehearse-disturbed-'));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  describe('--fail', () => {
    it('fails the apply in the words of the provider, keeps what was made, and shows that the next run finishes', async () => {
      const { exitCode, stdout } = await rehearse('disturbed', '--fail', 'aws_eks_cluster.*=ThrottlingException@apply');
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /aws_eks_cluster\.cluster: creating EKS Cluster \(fixture\): operation error EKS: CreateCluster, .*ThrottlingException: Rate exceeded/,
      );
      const { faultedRuns, stacks, outcome } = report();
      expect(outcome).toBe('passed');
      expect(faultedRuns).toMatchObject([
        {
          stack: 'cluster',
          phase: 'apply',
          made: 4,
          notMade: ['aws_eks_cluster.cluster', 'aws_eks_node_group.nodes', 'kubernetes_namespace_v1.namespace'],
        },
      ]);
      expect(stacks).toMatchObject([{ applied: { create: 3, change: 0, destroy: 0 }, secondPlanEmpty: true }]);
    });

    it('fails plans, look-ups and refreshes as well, what happens together in one run, and every instance of a resource with count', async () => {
      const faults = [
        'data.aws_caller_identity.*=ExpiredToken@read',
        'aws_autoscaling_group.*=X@plan',
        'aws_autoscaling_group.*=X@apply',
        'aws_iam_role.other-*=X@read',
      ];
      const { exitCode } = await rehearse('disturbed', ...faults.flatMap((fault) => ['--fail', fault]));
      const runs = report().faultedRuns.map(({ faults: happened, phase, notMade }) => [
        [...happened].sort(),
        phase,
        notMade,
      ]);
      const instances = ['aws_autoscaling_group.spot-pool[0]', 'aws_autoscaling_group.spot-pool[1]'];
      expect([exitCode, runs]).toEqual([
        0,
        [
          [[faults[1], faults[0]], 'plan', []],
          [[faults[2]], 'apply', instances],
          [[faults[3]], 'plan', []],
        ],
      ]);
    });

    it('reaches a resource whose provider is configured with what the same apply makes', async () => {
      const { exitCode, stdout } = await rehearse(
        'disturbed',
        '--fail',
        'kubernetes_namespace_v1.*=Forbidden@apply',
        '--drift',
        'kubernetes_namespace_v1.*.metadata.0.labels={"by":"hand"}',
      );
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/kubernetes_namespace_v1\.namespace: creating kubernetes_namespace_v1.*: Forbidden: /);
      expect(report()).toMatchObject({
        faultedRuns: [{ phase: 'apply', notMade: ['kubernetes_namespace_v1.namespace'] }],
        drifts: [{ outcome: 'put back' }],
      });
    });

    it('takes several faults one run after the other, goes on with later stacks, and can still destroy', async () => {
      const faults = ['--fail', 'aws_s3_bucket.*=SlowDown@apply', '--fail', 'aws_subnet.subnet-b=X@apply'];
      const { exitCode } = await rehearse('three-stacks', ...faults, '--destroy', '--allow-data-loss');
      expect(exitCode).toBe(0);
      const { faultedRuns, stacks } = report();
      expect(faultedRuns.map(({ stack, made }) => [stack, made])).toEqual([
        ['models', 1],
        ['nodes', 4],
      ]);
      expect(stacks.map(({ destroyed, stateHolds }) => [destroyed, stateHolds])).toEqual([
        [1, []],
        [2, []],
        [2, []],
      ]);
    });

    it('fails when the fault never happened: nothing was proved', async () => {
      const gone = await runCli([fixture('faulty'), '--fail', 'aws_subnet.*=X@apply'], home, {
        REHEARSAL_FIXTURE_FAULT: 'no instance',
      });
      expect(gone).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/--fail aws_subnet\.\*=X@apply never happened: no such call came/),
      });
    });

    it('fails with an error of its own when the next run does not finish', async () => {
      const { exitCode, stderr } = await runCli([fixture('faulty'), '--fail', 'aws_vpc.*=X@apply'], home, {
        REHEARSAL_FIXTURE_FAULT: 'failing apply',
      });
      expect([exitCode, stderr]).toEqual([
        1,
        expect.stringMatching(/network: apply failed\n {2}terraform_data\.probe: local-exec/),
      ]);
    });
  });

  describe('--drift', () => {
    it('shows per stack what the plan puts back and what it leaves to the autoscaler, and plans nothing more', async () => {
      const group = 'aws_autoscaling_group.*';
      const { exitCode, stdout } = await rehearse(
        'disturbed',
        '--drift',
        `${group}.max_size=9`,
        '--drift',
        `${group}.desired_capacity=2`,
      );
      expect(exitCode).toBe(0);
      expect(
        report().drifts.map(({ address, attribute, found, outcome }) => `${address} ${attribute}=${found} ${outcome}`),
      ).toEqual([
        'aws_autoscaling_group.spot-pool[0] max_size=9 put back',
        'aws_autoscaling_group.spot-pool[1] max_size=9 put back',
        'aws_autoscaling_group.spot-pool[0] desired_capacity=2 left: ignore_changes',
        'aws_autoscaling_group.spot-pool[1] desired_capacity=2 left: ignore_changes',
      ]);
      expect(stdout).toMatch(
        /cluster +drift +2 put back, 2 left: ignore_changes .*\n.*repair +put back .*\n.*third plan +empty/,
      );
    });

    it('reaches into blocks and maps, and tells replacements and what is not configured', async () => {
      const drifts = {
        'aws_eks_node_group.nodes.scaling_config[0].desired_size=7': 'left: ignore_changes',
        'aws_iam_role.other-role.tags={"made":"by hand"}': 'put back',
        'aws_iam_role.other-role.name=renamed': 'put back by replacement',
        'aws_autoscaling_group.spot-pool.name=renamed': 'left: not configured',
      };
      const { exitCode } = await rehearse('disturbed', ...Object.keys(drifts).flatMap((drift) => ['--drift', drift]));
      const outcomes = new Map(
        report().drifts.map(({ attribute, found, outcome }) => [`${attribute}=${found}`, outcome]),
      );
      expect([exitCode, [...outcomes.values()].sort()]).toEqual([0, Object.values(drifts).sort()]);
    });

    it('refuses a place that the resource does not have', async () => {
      const { exitCode, stderr } = await rehearse(
        'disturbed',
        '--drift',
        'aws_eks_node_group.nodes.scaling_config.3.max_size=7',
      );
      expect([exitCode, stderr]).toEqual([
        1,
        expect.stringMatching(/cluster: drift failed\n.*Nothing there to drift\n.*no scaling_config\.3/),
      ]);
    });
  });

  it('names every fault and drift that means nothing in the app, with its fix, and writes nothing', async () => {
    const { exitCode, stdout, stderr } = await rehearse(
      'disturbed',
      '--fail',
      'aws_eks_clusters.*=X@apply',
      '--fail',
      'aws_iam_role.roll=X@apply',
      '--drift',
      'aws_autoscaling_group.*.max_sise=9',
      '--drift',
      'aws_autoscaling_group.*.max_size=nine',
    );
    expect([exitCode, stdout, stderr.split('\n')]).toEqual([
      2,
      '',
      [
        expect.stringMatching(
          /^--fail aws_eks_clusters\.\*=X@apply: the app has no aws_eks_clusters; its nearest types are aws_eks_cluster, /,
        ),
        '--fail aws_iam_role.roll=X@apply: no aws_iam_role of the app is named "roll"; it has other-role, role',
        expect.stringMatching(
          /^--drift aws_autoscaling_group\.\*\.max_sise=9: .* has no attribute "max_sise"; nearest are max_size, /,
        ),
        '--drift aws_autoscaling_group.*.max_size=nine: max_size is of type number, not "nine"; write it in digits, as 9 or 0.5',
        '',
      ],
    ]);
    expect(existsSync(join(home, 'report'))).toBe(false);
  });
});
