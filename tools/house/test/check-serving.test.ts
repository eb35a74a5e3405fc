import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Release } from '@cdktf/provider-helm/lib/release';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import {
  type KubernetesObject,
  resourcesOf,
  sentObject,
  synthesizeApp,
  type SynthesizedStack,
  type TerraformType,
} from '@spot-serving/testkit';

const root = join(__dirname, '..', '..', '..');
const command = join(root, 'packages', 'check-serving', 'bin', 'check-serving.cjs');
const app = 'dev-eu-west-1';
const serving = synthesizeApp(join(root, 'apps', app)).get(`${app}-serving`) as SynthesizedStack;

const folder = mkdtempSync(join(tmpdir(), 'spot-serving-check-'));
mkdirSync(join(folder, 'stacks', `${app}-serving`), { recursive: true });
mkdirSync(join(folder, 'bin'));
writeFileSync(join(folder, 'stacks', `${app}-serving`, 'cdk.tf.json'), JSON.stringify(serving));
// A stand-in for kubectl: it answers from files, and every server says yes.
const kubectl = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> ${folder}/calls
while [[ $1 != get && $1 != exec ]]; do shift; done
[[ $1 = exec ]] && echo 'HTTP/1.1 200 OK' || cat "${folder}/$2"
`;
writeFileSync(join(folder, 'bin', 'kubectl'), kubectl, { mode: 0o755 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Metadata {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}
type Made = KubernetesObject & { readonly metadata: Metadata };

/** What an apply would have made, of one kind. */
const made = (type: TerraformType) =>
  Object.values(resourcesOf(type, serving)).map((values) => sentObject(type.tfResourceType, values) as Made);
const printed = (Object.values(resourcesOf(Release, serving)) as { readonly values: readonly string[] }[]).flatMap(
  ({ values }) => values.flatMap((text) => (JSON.parse(text) as { readonly objects: readonly Made[] }).objects),
);
const ofKind = (wanted: string) => printed.filter(({ kind }) => kind === wanted);
const yes = (type: string) => ({ type, status: 'True' });
const gates = ['rest', 'grpc'].map((protocol) => `target-health.elbv2.k8s.aws/${protocol}`);

/** A Deployment's pods as they are when all went well: its template, gates from the controller, conditions from the kubelet. */
function podsOf({ metadata, spec }: Made): object[] {
  const { template } = spec as { readonly template: { readonly metadata: Metadata; readonly spec: object } };
  const conditions = ['PodScheduled', 'ContainersReady', ...gates, 'Ready'].map(yes);
  return ['a', 'b'].map((suffix) => ({
    metadata: { ...template.metadata, name: `${metadata.name}-${suffix}` },
    spec: { ...template.spec, readinessGates: gates.map((conditionType) => ({ conditionType })) },
    status: { conditions },
  }));
}

const deployments = made(DeploymentV1);
const counts = { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
const wholeCluster: Readonly<Record<string, readonly object[]>> = {
  pods: deployments.flatMap(podsOf),
  'replicasets.apps': [],
  events: [],
  'deployments.apps': deployments.map((each) => ({ ...each, spec: { replicas: 2 }, status: counts })),
  'horizontalpodautoscalers.autoscaling': made(HorizontalPodAutoscalerV2).map((each) => ({
    ...each,
    status: { conditions: ['AbleToScale', 'ScalingActive'].map(yes) },
  })),
  'poddisruptionbudgets.policy': ofKind('PodDisruptionBudget').map((each) => ({
    ...each,
    status: { disruptionsAllowed: 1 },
  })),
};

interface Answer {
  readonly models: readonly object[];
  readonly findings: readonly { readonly workload: string; readonly about: string; readonly problem: string }[];
}

/** Runs the command against a cluster that has these objects, as far as they have the label that is asked for. */
function check(cluster: typeof wholeCluster): Answer & { readonly status: number | null; readonly stderr: string } {
  const labelled = (object: object) =>
    (object as { readonly metadata: Metadata }).metadata.labels?.['app.kubernetes.io/name'] === 'tensorflow-serving';
  for (const kind of Object.keys(wholeCluster))
    writeFileSync(join(folder, kind), JSON.stringify({ items: (cluster[kind] ?? []).filter(labelled) }));
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, '--app', app, '--synthesized', folder, '--context', 'any', '--json'],
    { env, encoding: 'utf8' },
  );
  return { status, stderr, ...(JSON.parse(stdout || '{}') as Answer) };
}

describe('check-serving for the development app', () => {
  it('finds as planned what the app itself would have made', () => {
    const answer = check(wholeCluster);
    expect({ ...answer, models: answer.models.length }).toMatchObject({
      status: 0,
      stderr: '',
      app,
      cluster: app,
      namespace: 'serving',
      findings: [],
      models: 3,
    });
    expect(answer.models).toEqual(
      expect.arrayContaining([
        { deployment: 'resnet', model: 'resnet', version: '6', answered: 2 },
        { deployment: 'resnet-canary', model: 'resnet', version: '7', answered: 2 },
        { deployment: 'ranker', model: 'ranker', version: '1', answered: 2 },
      ]),
    );
  });

  it('asks for that label in that namespace, and for events, which have no labels', () => {
    const gets = readFileSync(join(folder, 'calls'), 'utf8')
      .split('\n')
      .filter((call) => call.includes(' get '));
    expect(gets.length).toBeGreaterThan(0);
    for (const call of gets)
      expect(call).toMatch(
        /^--namespace serving --context any get (events |\S+ --selector app\.kubernetes\.io\/name=tensorflow-serving )--output json /,
      );
  });

  it('misses all that an apply makes where there is nothing', () => {
    const { status, findings } = check({});
    expect(status).toBe(1);
    for (const model of ['resnet', 'resnet-canary', 'ranker']) {
      const missed = findings.filter(({ workload }) => workload === model).map(({ about }) => about);
      expect(missed.sort()).toEqual(['autoscaler', 'deployment', 'disruption budget', 'pods']);
    }
  });
});
