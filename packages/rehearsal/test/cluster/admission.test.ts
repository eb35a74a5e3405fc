import { Interruption } from '@spot-serving/terraform-runner';

import { admission } from '../../src/cluster/admission';
import { Api } from '../../src/cluster/api';
import { podMakers } from '../../src/cluster/workloads';
import { type Answer, type ApiStandIn, apiStandIn } from './api-stand-in';

const deploymentPath = '/apis/apps/v1/namespaces/serving/deployments/resnet';
const template = {
  metadata: { labels: { app: 'resnet' } },
  spec: { initContainers: [{ name: 'loader' }], containers: [{ name: 'model-server' }] },
};

describe('admission', () => {
  let server: ApiStandIn;
  let sent: unknown;
  let answerPods: Answer;
  beforeEach(async () => {
    answerPods = undefined;
    server = await apiStandIn(({ method, path, body }, query) => {
      if (method !== 'POST' || !path.endsWith('/pods')) return undefined;
      sent = { body, query };
      return answerPods;
    });
  });
  afterEach(() => server.close());

  async function asked(controllers: boolean, deployment: Record<string, unknown> = {}) {
    const api = new Api(server.socketPath);
    server.put(deploymentPath, { spec: { replicas: 2, template }, ...deployment });
    const [maker] = await podMakers(api);
    if (maker === undefined) throw new Error('no workload');
    return admission(api, maker, { controllers, interruption: new Interruption(), limit: 30 });
  }

  it('sends a pod of the template as a dry run, with every unknown field refused', async () => {
    expect(await asked(false)).toEqual({ refused: undefined, warnings: [] });
    expect(sent).toEqual({
      query: 'dryRun=All&fieldValidation=Strict',
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { generateName: 'resnet-', labels: { app: 'resnet' } },
        spec: template.spec,
      },
    });
  });

  it('tells a refusal in the words of the server', async () => {
    answerPods = { status: 403, body: { message: 'violates PodSecurity "restricted:latest"' } };
    expect(await asked(true)).toMatchObject({ refused: 'violates PodSecurity "restricted:latest"' });
  });

  it('keeps what the server warns of', async () => {
    answerPods = { warning: 'spec.x is "deprecated"' };
    const request = 'POST /api/v1/namespaces/serving/pods (a pod of Deployment resnet)';
    expect(await asked(false)).toEqual({ refused: undefined, warnings: [{ request, text: 'spec.x is "deprecated"' }] });
  });

  it.each([
    ['as many pods as wanted', { observedGeneration: 1, replicas: 2 }, undefined],
    ['no look of its controller', undefined, 'its controller did not look at it'],
    ['a look at an older revision only', { observedGeneration: 0, replicas: 2 }, 'its controller did not look at it'],
    ['a pod too few', { observedGeneration: 1, replicas: 1 }, '1 of 2 pods were made'],
    [
      'none, as quota forbids',
      { observedGeneration: 1, conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'exceeded quota' }] },
      '0 of 2 pods were made: exceeded quota',
    ],
  ])('where controllers run, finds %s', async (_what, status, refused) => {
    expect(await asked(true, { metadata: { generation: 1 }, status })).toMatchObject({ refused });
  });

  it('asks for no pods of one that another workload made, and knows the template of a CronJob', async () => {
    server.put('/apis/batch/v1/namespaces/a/jobs/nightly-1', {
      metadata: { ownerReferences: [{ uid: 'nightly' }] },
      spec: { template },
    });
    server.put('/apis/batch/v1/namespaces/a/cronjobs/nightly', { spec: { jobTemplate: { spec: { template } } } });
    expect(await podMakers(new Api(server.socketPath))).toEqual([
      expect.objectContaining({
        kind: 'CronJob',
        name: 'nightly',
        template,
        path: '/apis/batch/v1/namespaces/a/cronjobs/nightly',
      }),
    ]);
  });
});
