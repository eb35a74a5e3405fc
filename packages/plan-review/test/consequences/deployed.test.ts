import { consequencesOf } from '../../src/consequences/consequences-of';
import { Redaction } from '../../src/redact/redaction';
import { itemsOf, planOf } from '../../src/render/item';
import { changedApp, changeNames, reviewOf } from '../support/deployed';

/** A change of a deployed app, and what its review begins with. Verdicts below `fail` are the severity of the worst consequence. */
type Row = readonly [change: string, verdict: string, firstLine: string];

/** What issue 23 found hidden, called routine, without its consequence, alarming for nothing, or folded away. */
const seen: readonly Row[] = [
  [
    'administrator-access',
    'danger',
    '## Danger: `dev-eu-west-1-node` may do everything in the account, by `arn:aws:iam::aws:policy/AdministratorAccess`',
  ],
  [
    'alarms-removed',
    'care',
    '## Read with care: nobody is told any more by alarm `dev-eu-west-1-launching-lost`, `dev-eu-west-1-scheduled-change-lost`, `dev-eu-west-1-spot-warning-lost` and 2 more',
  ],
  [
    'all-on-demand',
    'care',
    '## Read with care: 100 % of the nodes of pool `dev-eu-west-1-general` are bought On-Demand, instead of 0 %',
  ],
  ['another-version', 'routine', '## Routine: model `ranker` 1 → 2'],
  ['budget-of-100-percent', 'danger', '## Danger: a drain may take all pods of `ranker-objects` at once'],
  ['canary-100', 'care', '## Read with care: all requests of `resnet-grpc`, `resnet-rest` go to `resnet-canary`'],
  ['deletion-protection-off', 'danger', '## Danger: one call deletes `prod-eu-west-1`: deletion protection is off'],
  ['egress-everywhere', 'care', '## Read with care: new rights or rules come with `Out`'],
  [
    'endpoint-for-a-24',
    'care',
    '## Read with care: `203.0.113.0/24` may reach `endpoint ranker-grpc`, `endpoint ranker-rest`, `endpoint resnet-grpc` and 1 more',
  ],
  [
    'endpoint-for-halves',
    'danger',
    '## Danger: everybody may reach `endpoint ranker-grpc`, `endpoint ranker-rest`, `endpoint resnet-grpc` and 1 more',
  ],
  ['endpoint-policy-conditioned', 'care', '## Read with care: rights or rules change of `com.amazonaws.eu-west-1.s3`'],
  [
    'group-replaced',
    'danger',
    '## Danger: until a new one is there: pool `dev-eu-west-1-general` goes with all its nodes and the pods on them',
  ],
  [
    'handler-drains-no-more',
    'danger',
    '## Danger: `aws-node-termination-handler` no longer heeds Spot warnings: nodes go with requests in them',
  ],
  ['handler-removed', 'danger', '## Danger: nobody heeds Spot warnings any more: nodes go with requests in them'],
  ['headroom-0', 'danger', '## Danger: no room is kept: after a Spot warning pods wait for a new node'],
  [
    'image-latest',
    'danger',
    '## Danger: `ranker` runs `docker.io/tensorflow/serving:latest`: whoever pushes that tag decides what runs, and no two pods need run the same',
  ],
  ['interface-endpoint', 'routine', '## Routine: 1 to create'],
  [
    'key-window-7',
    'care',
    '## Read with care: a deletion of key `Models of dev-eu-west-1` can be taken back for 7 days, instead of 30',
  ],
  ['kubernetes-down', 'fail', '## Do not apply this yet: 1 version step that EKS does not take'],
  [
    'kubernetes-up',
    'care',
    '## Read with care: cluster `prod-eu-west-1` goes from Kubernetes 1.35 to 1.36, and there is no way back; nodes and add-ons follow after it',
  ],
  [
    'max-size-60',
    'care',
    '## Read with care: the most that dev-eu-west-1 may cost goes from 1,578–1,994 to 5,451–7,127 USD a month',
  ],
  ['model-removed', 'danger', '## Danger: model `ranker` stops answering'],
  [
    'models-expire-after-a-day',
    'danger',
    '## Danger: every object of bucket `dev-eu-west-1-models-111122223333` is deleted 1 day after it was written',
  ],
  ['new-administrator', 'danger', '## Danger: administrator of the cluster from now on: `contractor`'],
  [
    'new-image',
    'care',
    '## Read with care: every node that starts from `prod-eu-west-1-general` is replaced: a group with an instance refresh or a node group begins at once',
  ],
  ['nothing', 'none', '## No changes'],
  [
    'old-versions-expire-after-a-day',
    'danger',
    '## Danger: what is overwritten or deleted in bucket `dev-eu-west-1-models-111122223333` can be brought back for 1 day only, instead of 90',
  ],
  [
    'one-subnet',
    'danger',
    '## Danger: pool `dev-eu-west-1-general` is left with one subnet: when its zone fails or has no Spot, there is no node',
  ],
  ['pool-renamed', 'danger', '## Danger: pool `dev-eu-west-1-general` goes with all its nodes and the pods on them'],
  [
    'queue-removed',
    'danger',
    '## Danger: Spot warnings have no queue `dev-eu-west-1-interruptions` any more: nodes go with requests in them',
  ],
  ['rule-for-halves', 'danger', '## Danger: everybody may reach `tcp 443 of security group sg-6384bc1c3fc7524d2`'],
  [
    'trail-off',
    'danger',
    '## Danger: nothing is recorded any more by trail `dev-eu-west-1-model-reads`: nobody knows who reads what',
  ],
  [
    'unprotected-bucket',
    'danger',
    '## Danger: nothing keeps `dev-eu-west-1-models-111122223333` from being destroyed, as `prevent_destroy` keeps other data of its stack',
  ],
  [
    'versioning-suspended',
    'danger',
    '## Danger: no old versions are kept any more in bucket `dev-eu-west-1-models-111122223333`: what is overwritten or deleted is gone',
  ],
  ['vpc-cidr', 'fail', '## Do not apply this yet: 3 objects destroyed while still in use'],
  [
    'warning-rule-removed',
    'danger',
    '## Danger: nobody hears of Spot warnings any more: nodes go with requests in them',
  ],
];

/** What nobody had in mind when the tables were written: read as a reviewer would, and mended where the first line was wrong. */
const further: readonly Row[] = [
  [
    'another-certificate',
    'care',
    '## Read with care: another certificate is shown by `ranker-grpc`, `ranker-rest`, `resnet-grpc` and 1 more',
  ],
  [
    'alarms-tell-nobody',
    'danger',
    '## Danger: nobody hears of alarm `dev-eu-west-1-launching-lost`, `dev-eu-west-1-scheduled-change-lost`, `dev-eu-west-1-spot-warning-lost` and 2 more from then on',
  ],
  [
    'balancer-checks-elsewhere',
    'care',
    '## Read with care: the balancer asks pods of `ranker-grpc`, `ranker-rest`, `resnet-grpc` and 1 more for another path, `/`: those that do not answer it get no requests',
  ],
  ['budget-removed', 'danger', '## Danger: a drain may take all pods of `ranker-objects` at once'],
  ['fewer-pods', 'care', '## Read with care: `ranker` grows to 2 pods at most, instead of 3'],
  ['flow-logs-off', 'care', '## Read with care: traffic of the network is no longer recorded'],
  [
    'hook-removed',
    'care',
    '## Read with care: nodes are no longer held until they have joined or drained by hook `join`',
  ],
  [
    'key-for-another-account',
    'danger',
    '## Danger: account 999988887777 may use what the policy of `Models of dev-eu-west-1` hangs on',
  ],
  [
    'nat-removed',
    'danger',
    '## Danger: address `dev-eu-west-1-nat-1` is given back and cannot be had again: who allows it by its number no longer does',
  ],
  [
    'no-readiness',
    'danger',
    '## Danger: pods of `ranker` get requests before they can answer: no probe says when they are ready',
  ],
  [
    'nodes-with-public-addresses',
    'danger',
    '## Danger: machines in `dev-eu-west-1-private-1`, `dev-eu-west-1-private-2` get public addresses',
  ],
  [
    'pods-together',
    'care',
    '## Read with care: pods of `ranker` may share a node: one Spot warning takes several at once',
  ],
  [
    'private-route-to-internet',
    'care',
    '## Read with care: what goes to `0.0.0.0/0` takes another way: connections that are open break',
  ],
  [
    'queue-for-everybody',
    'danger',
    '## Danger: everybody may use what the policy of `dev-eu-west-1-interruptions` hangs on',
  ],
  [
    'reads-unwatched',
    'care',
    '## Read with care: alarms stay silent that count by metric filter `dev-eu-west-1-unknown-model-reader`',
  ],
  ['role-for-everybody', 'danger', '## Danger: everybody may use what the policy of `dev-eu-west-1-ranker` hangs on'],
  [
    'zones-rebalanced',
    'care',
    '## Read with care: pool `dev-eu-west-1-general` does `AZRebalance` by itself again, behind the autoscaler: healthy nodes may end',
  ],
];

const more: readonly Row[] = [
  ['add-on-updated', 'routine', '## Routine: add-on `coredns` 0.0 → `v1.13.1-eksbuild.1`'],
  ['administrator-removed', 'care', '## Read with care: `platform-admin` can no longer get into the cluster'],
  [
    'alarms-silent',
    'care',
    '## Read with care: nobody is told any more by alarm `dev-eu-west-1-launching-lost`, `dev-eu-west-1-scheduled-change-lost`, `dev-eu-west-1-spot-warning-lost` and 2 more',
  ],
  ['api-for-everybody', 'danger', '## Danger: everybody may reach `the API server of dev-eu-west-1`'],
  ['api-for-one-address', 'care', '## Read with care: `203.0.113.7/32` may reach `the API server of dev-eu-west-1`'],
  ['audit-logs-off', 'care', '## Read with care: cluster `dev-eu-west-1` no longer logs `audit`'],
  ['autoscaler-removed', 'danger', '## Danger: no node is added any more: pods that find no room wait for ever'],
  ['bucket-destroyed', 'danger', '## Danger: bucket `dev-eu-west-1-models-111122223333` goes with its objects'],
  [
    'bucket-for-everybody',
    'danger',
    '## Danger: everybody may use what the policy of `dev-eu-west-1-models-111122223333` hangs on',
  ],
  ['canary-removed', 'fail', '## Do not apply this yet: 2 canary steps in the wrong order'],
  [
    'canary-weight-30',
    'routine',
    '## Routine: `resnet-canary` gets 30 % of the requests of `resnet-grpc`, `resnet-rest`, instead of 10 %',
  ],
  [
    'cluster-encryption-changed',
    'danger',
    '## Danger: cluster `dev-eu-west-1` goes with every node and pod, and its API endpoint (a new one takes its place)',
  ],
  ['floor-of-one-pod', 'danger', '## Danger: `ranker` may run with 1 pod: when its node goes, nothing answers'],
  [
    'grace-of-5-seconds',
    'danger',
    '## Danger: pods of `ranker` are killed 5 s after they were asked to stop, with requests in them',
  ],
  ['group-renamed', 'danger', '## Danger: private subnets behind `dev-eu-west-1-nat-1` lose their way out'],
  [
    'imds-optional',
    'danger',
    '## Danger: who can make a machine of `dev-eu-west-1-general` ask for an address gets its role: IMDSv1 is on',
  ],
  [
    'logs-for-a-day',
    'care',
    '## Read with care: logs of `/aws/eks/prod-eu-west-1/cluster` that are older than 1 day are deleted',
  ],
  ['metrics-removed', 'danger', '## Danger: nobody measures pods any more: no model scales'],
  [
    'model-added',
    'care',
    '## Read with care: new rights or rules come with `embedder-canary`, `embedder`, `dev-eu-west-1-embedder-canary` and 4 more',
  ],
  ['more-pods', 'routine', '## Routine: `ranker` may grow to 6 pods, instead of 3'],
  [
    'more-user-data',
    'care',
    '## Read with care: every node that starts from `dev-eu-west-1-general` is replaced: a group with an instance refresh or a node group begins at once',
  ],
  ['network-policy-removed', 'danger', '## Danger: policy `default-deny` closes its pods no more'],
  [
    'no-pre-stop',
    'danger',
    '## Danger: pods of `ranker` end without their preStop: requests in flight are lost with each of them',
  ],
  [
    'old-tls',
    'danger',
    '## Danger: clients with TLS below 1.2 are let in by `ranker-grpc`, `ranker-rest`, `resnet-grpc` and 1 more',
  ],
  [
    'one-type',
    'care',
    '## Read with care: pool `dev-eu-west-1-general` may launch fewer types: Spot has fewer markets to choose from',
  ],
  ['pass-any-role', 'danger', '## Danger: who has policy `rights` may change any object, not only its own'],
  ['public-access-unblocked', 'danger', '## Danger: bucket `dev-eu-west-1-models-111122223333` may be made public'],
  [
    'rebalance-off',
    'care',
    '## Read with care: pool `dev-eu-west-1-general` no longer replaces nodes at risk before their warning',
  ],
  [
    'role-for-another-account',
    'danger',
    '## Danger: account 999988887777 may use what the policy of `dev-eu-west-1-node` hangs on',
  ],
  ['rotation-off', 'care', '## Read with care: nobody rotates key `Models of dev-eu-west-1` any more'],
  [
    'system-nodes-smaller',
    'care',
    '## Read with care: every node of group `system-2-10645136378256350408044642` is replaced, a few at a time',
  ],
  ['tags', 'routine', '## Routine: 1 to update'],
  [
    'trail-elsewhere',
    'danger',
    '## Danger: other events than before are recorded by trail `dev-eu-west-1-model-reads`',
  ],
  [
    'warning-rule-disabled',
    'danger',
    '## Danger: nobody hears of Spot warnings any more: nodes go with requests in them',
  ],
  ...further,
];

const openPart = (markdown: string): string => markdown.replace(/<details>[^]*?<\/details>/g, '').trim();
const headOf = (markdown: string): readonly string[] => markdown.split(/\n\n(?:###|<details)/)[0]?.split('\n') ?? [];

describe('the review of a change of a deployed app', () => {
  it.each([...seen, ...more])('%s is %s', (change, verdict, firstLine) => {
    const review = reviewOf(change);
    expect(review.markdown.split('\n')[0]).toBe(firstLine);
    expect(review.verdict).toBe(verdict);
    expect(headOf(review.markdown).length).toBeLessThanOrEqual(15);
  });

  it('is held for every plan that is kept', () => {
    expect([...seen, ...more].map(([change]) => change).sort()).toEqual([...changeNames].sort());
    expect(more.length).toBeGreaterThanOrEqual(30);
  });

  it.each([...seen, ...more].filter(([, verdict]) => verdict === 'danger'))('%s has a consequence as bad', (change) => {
    const stacks = changedApp(change);
    const redaction = new Redaction(stacks.flatMap((stack) => planOf(stack) ?? []));
    expect(consequencesOf({ stacks }, itemsOf({ stacks }), redaction)[0]?.severity).toBe('danger');
  });
});

/** What somebody must know after ten seconds: what it is, how bad, how much. */
const read: readonly (readonly [change: string, words: readonly string[]])[] = [
  ['handler-drains-no-more', ['Danger', 'Spot warnings', 'nodes go with requests in them', '1 to update', '-platform']],
  ['models-expire-after-a-day', ['Danger', '-models-111122223333', 'deleted 1 day after', '1 to update', '-models']],
  ['another-version', ['Routine', 'model `ranker` 1 → 2', '-serving', '4 other stacks unchanged']],
  ['model-removed', ['Danger', 'model `ranker` stops answering', 'USD a month', '19 to destroy']],
  ['max-size-60', ['Read with care', '60 nodes, instead of 8', '1,578–1,994 → 5,451–7,127', '1 to update']],
  ['all-on-demand', ['Read with care', '100 % of the nodes', '440–591 → 784–967 USD a month']],
  ['headroom-0', ['Danger', 'pods wait for a new node', '82 → 216 s', 'USD a month']],
  ['new-administrator', ['Danger', 'administrator of the cluster from now on: `contractor`', '2 to create']],
  ['endpoint-for-a-24', ['Read with care', 'Reached from outside', '203.0.113.0/24', 'endpoint resnet-grpc']],
  [
    'vpc-cidr',
    [
      'Do not apply this yet',
      'network `dev-eu-west-1` goes',
      '18 to replace',
      'More than one step',
      '-cluster',
      'not in this review',
    ],
  ],
  [
    'pool-renamed',
    ['Danger', 'pool `dev-eu-west-1-general` goes', 'new pool `dev-eu-west-1-everyday`', '4 to destroy'],
  ],
  ['kubernetes-up', ['Read with care', '1.35 to 1.36', 'no way back', 'every node of group', '2 to update']],
];

describe('the first 15 lines', () => {
  it.each(read)('tell of %s what it is, how bad, and how much', (change, words) => {
    const head = reviewOf(change).markdown.split('\n').slice(0, 15).join('\n');
    expect(words.filter((word) => !head.includes(word))).toEqual([]);
  });

  it('are three where nothing changes', () => {
    expect(reviewOf('nothing').markdown.trim().split('\n')).toHaveLength(3);
  });

  it('are followed by the diff, and by everything else once, folded', () => {
    const { markdown } = reviewOf('handler-drains-no-more');
    expect(openPart(markdown)).toContain('! values.enableSqsTerminationDraining: true -> false');
    expect(openPart(markdown)).not.toMatch(/\| USD \||\| Pods \|/);
    expect(markdown).toMatch(/<summary><b>Cost of dev-eu-west-1 in a month<\/b>/);
  });
});
