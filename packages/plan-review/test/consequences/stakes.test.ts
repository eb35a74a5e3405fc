import { describeTable } from '@spot-serving/testkit';

import { awsDataStakes } from '../../src/consequences/aws-data-stakes';
import { awsStakes } from '../../src/consequences/aws-stakes';
import { kubernetesStakes } from '../../src/consequences/kubernetes-stakes';
import { roles } from '../../src/consequences/roles';
import { stakeOf } from '../../src/consequences/stake-of';
import { meaningOf, says } from '../support/consequences';
import { deployed } from '../support/deployed';

const gone = (type: string, before: object, words: string): boolean =>
  says(words, [{ address: `${type}.x`, actions: ['delete'], before }]);

/** Words of a row without its places to fill, the longest part of them. */
const spoken = (words: string): string =>
  words
    .split('{name}')
    .sort((one, other) => other.length - one.length)[0]
    ?.trim() ?? '';

const stakes = (table: Record<string, { readonly words: string }>) =>
  Object.entries(table).map(([type, { words }]) => [type, { type, words: spoken(words) }, words] as const);

describeTable('what goes with data in AWS', {
  table: awsDataStakes,
  catches: ({ type, words }) => gone(type, { arn: 'x' }, words),
  cases: stakes(awsDataStakes),
});

describeTable('what goes with an object of AWS', {
  table: awsStakes,
  catches: ({ type, words }) => gone(type, { arn: 'x' }, words),
  cases: stakes(awsStakes),
});

describeTable('what goes with an object of Kubernetes', {
  table: kubernetesStakes,
  catches: ({ type, words }) => gone(type === 'helm_release' ? type : `${type}_v1`, {}, words),
  cases: stakes(kubernetesStakes),
});

const labels = (instance: string) => ({
  metadata: [
    {
      name: instance,
      labels: { 'app.kubernetes.io/component': 'model-server', 'app.kubernetes.io/instance': instance },
    },
  ],
});
const role = (name: string, type: string, before: object, words: string) =>
  [name, { type, before, words }, words] as const;
describeTable('what an object is for', {
  table: roles,
  catches: ({ type, before, words }: { type: string; before: object; words: string }) => gone(type, before, words),
  cases: [
    role(
      'termination handler',
      'helm_release',
      { chart: 'aws-node-termination-handler' },
      'nobody heeds Spot warnings',
    ),
    role('cluster autoscaler', 'helm_release', { chart: 'cluster-autoscaler' }, 'no node is added any more'),
    role('metrics server', 'helm_release', { chart: 'charts/metrics-server' }, 'no model scales'),
    role(
      'load balancer controller',
      'helm_release',
      { chart: 'aws-load-balancer-controller' },
      'new pods get no requests',
    ),
    role(
      'disruption budget',
      'helm_release',
      { values: ['{"objects":[{"kind":"PodDisruptionBudget"}]}'] },
      'may take all pods',
    ),
    role(
      'rule of Spot warnings',
      'aws_cloudwatch_event_rule',
      { event_pattern: '{"detail-type":["EC2 Spot Instance Interruption Warning"]}' },
      'nobody hears of Spot warnings',
    ),
    role('queue of warnings', 'aws_sqs_queue', { name: 'dev-interruptions' }, 'Spot warnings have no queue'),
    role('canary', 'kubernetes_deployment_v1', labels('resnet-canary'), 'canary `resnet-canary` goes'),
    role('model', 'kubernetes_deployment_v1', labels('resnet'), 'model `resnet` stops answering'),
    role(
      'headroom',
      'kubernetes_deployment',
      { spec: [{ template: [{ spec: [{ priority_class_name: 'headroom' }] }] }] },
      'no room is kept',
    ),
  ],
});

describe('stakes', () => {
  const types = [
    ...new Set(
      Object.values(deployed)
        .flatMap(({ stacks }) => Object.values(stacks))
        .flatMap(({ objects }) => objects)
        .filter(({ mode }) => mode === 'managed')
        .map(({ type }) => type),
    ),
  ];

  it.each(types)('are said of every type of this house: %s', (type) => {
    expect(stakeOf(type, {})).toBeDefined();
  });

  it('of what nobody has said any of are taken for the worst', () => {
    expect(meaningOf([{ address: 'vendor_thing.x', actions: ['delete'], before: { name: 'a' } }])).toMatchObject([
      { severity: 'danger', text: 'destroyed: `a`' },
    ]);
  });

  it('come with a replacement too, whatever its order, where an object holds what no new one brings back', () => {
    const replaced = (type: string, ...actions: string[]) =>
      meaningOf([{ address: `${type}.x`, actions, before: { name: 'a' }, after: { name: 'b' } }])[0];
    expect(replaced('aws_s3_bucket', 'create', 'delete')).toMatchObject({
      severity: 'danger',
      text: expect.stringContaining('goes with its objects'),
    });
    expect(replaced('aws_autoscaling_group', 'delete', 'create')).toMatchObject({
      severity: 'danger',
      text: expect.stringMatching(/^until a new one is there: pool `a` goes/),
    });
    expect(replaced('aws_autoscaling_group', 'create', 'delete')).toMatchObject({ severity: 'care' });
    expect(replaced('kubernetes_config_map_v1', 'create', 'delete')).toBeUndefined();
  });

  it('of what goes with a model are not told again, but for data', () => {
    const model = {
      address: 'kubernetes_deployment_v1.Models_resnet_Stable_Scaled_1A',
      actions: ['delete'],
      before: labels('resnet'),
    };
    const others = [
      { address: 'aws_iam_role.Models_resnet_StableIdentity_Role_2B', actions: ['delete'], before: { name: 'resnet' } },
      { address: 'aws_s3_bucket.Models_resnet_Bucket_3C', actions: ['delete'], before: { bucket: 'resnet' } },
      { address: 'aws_iam_role.Models_ranker_StableIdentity_Role_4D', actions: ['delete'], before: { name: 'ranker' } },
    ];
    const texts = meaningOf([model, ...others]).map(({ text }) => text);
    expect(texts).toEqual([
      'model `resnet` stops answering',
      'bucket `resnet` goes with its objects',
      'whoever works as role `ranker` can do nothing any more',
    ]);
  });
});
