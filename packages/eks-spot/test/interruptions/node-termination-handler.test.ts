import { anInterruptionQueue, releaseOf, somethingReady, synthInCluster } from '@spot-serving/testkit';

import { NodeTerminationHandler, nodeTerminationHandlerIdentity, nodeTerminationHandlerProblems } from '../../src';

const props = { queue: anInterruptionQueue(), region: 'eu-west-1', managedTag: 'termination-handler/test' };
const release = releaseOf(
  'aws-node-termination-handler',
  synthInCluster((stack) => {
    const identity = { ready: [somethingReady(stack, 'identity')] };
    new NodeTerminationHandler(stack, 'NodeTerminationHandler', { ...props, identity, after: [] });
  }),
);

const wrong: [string, object, string, RegExp][] = [
  [
    'the tag of the chart, which every cluster shares',
    { managedTag: 'aws-node-termination-handler/managed' },
    'managedTag',
    /claims the nodes of all/,
  ],
  ['no tag', { managedTag: '' }, 'managedTag', /this cluster alone/],
  [
    'the ARN of the queue for its address',
    { queue: { ...props.queue, url: props.queue.arn } },
    'queue.url',
    /HTTPS address/,
  ],
  ['what is no region', { region: 'here' }, 'region', /AWS region/],
];

describe('the termination handler', () => {
  it.each(wrong)('refuses %s', (_, change, path, fix) => {
    expect(nodeTerminationHandlerProblems({ ...props, ...change })).toEqual([
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    ]);
  });

  it('reads the queue, and looks only at nodes with the tag of its cluster', () => {
    expect(release.values).toMatchObject({
      enableSqsTerminationDraining: true,
      queueURL: props.queue.url,
      awsRegion: 'eu-west-1',
    });
    expect(release.values).toMatchObject({
      checkTagBeforeDraining: true,
      managedTag: 'termination-handler/test',
      deleteSqsMsgIfNodeNotFound: true,
    });
  });

  it("drains within Spot's notice, and leaves each pod its own grace", () => {
    expect(release.values).toMatchObject({ nodeTerminationGracePeriod: 120, podTerminationGracePeriod: -1 });
  });

  it('shows what it does', () => {
    expect(release.values).toMatchObject({ emitKubernetesEvents: true, enablePrometheusServer: true });
  });

  it('comes from the registry that has newer charts than 0.21', () => {
    expect(release).toMatchObject({ repository: 'oci://public.ecr.aws/aws-ec2/helm', version: '0.27.6' });
  });

  it('has its rights under the service account of its chart', () => {
    const { serviceAccount } = nodeTerminationHandlerIdentity([]);
    expect(release.values).toMatchObject({ serviceAccount: { create: true, name: serviceAccount } });
  });
});
