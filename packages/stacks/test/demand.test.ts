import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Testing } from 'cdktf';

import type { ServedModelSection, Statement } from '@spot-serving/core';
import { findings } from '@spot-serving/guardrails';
import { aNetwork, aResolvedEnvironment, releasesOf, resourcesOf } from '@spot-serving/testkit';

import { ClusterStack, ModelStoreStack, PlatformStack, ServingStack } from '../src';
import { LinkedStacks } from './cross-stack';

const resnet = { version: 6, sizeMiB: 98, replicas: { min: 2, max: 4 } };
const scaling = { concurrencyPerPod: 3 };

function written(served: Readonly<Record<string, ServedModelSection>>) {
  const app = Testing.app();
  const environment = aResolvedEnvironment({
    models: { publishers: ['arn:aws:iam::111122223333:role/p'], served },
    pools: { spot: { general: { maxSize: 12 } } },
    endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
  });
  const network = aNetwork();
  const { modelStore, accessLogs } = new ModelStoreStack(app, environment, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, environment, { network });
  const platform = new PlatformStack(app, environment, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, environment, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
  const stacks = new LinkedStacks(app);
  const [ofCluster, ofPlatform, ofServing] = ['cluster', 'platform', 'serving'].map((layer) =>
    stacks.stack(`test-app-${layer}`),
  );
  if (!ofCluster || !ofPlatform || !ofServing) throw new Error('no stack');
  return { cluster: ofCluster, platform: ofPlatform, serving: ofServing };
}

const demanded = written({
  resnet: { ...resnet, scaling, canary: { version: 7, weight: 0 } },
  ranker: { ...resnet, scaling },
  other: resnet,
});
const plain = written({ other: resnet });
const parts = ['alertmanager', 'prometheus', 'prometheus-adapter'];

/** Statements that encrypt for roles, in the policies of the keys of a stack. */
function forRoles(stack: ReturnType<typeof written>['cluster']): Statement[] {
  const keys = Object.values(resourcesOf(KmsKey, stack)) as { readonly policy: string }[];
  const all = keys.flatMap(({ policy }) => (JSON.parse(policy) as { readonly Statement: Statement[] }).Statement);
  return all.filter(({ Sid }) => Sid === 'PublishersEncrypt');
}

describe('an app whose models scale on demand', () => {
  it('has what reads demand, and reads the pods of these models alone, a canary’s too', () => {
    const { prometheus, ...others } = releasesOf(demanded.platform);
    expect(Object.keys({ prometheus, ...others })).toEqual(expect.arrayContaining(parts));
    const jobs = JSON.stringify(prometheus?.values.serverFiles);
    expect(jobs).toContain('"regex":"resnet|resnet-canary|ranker"');
  });

  it('lets Prometheus find pods in the namespace of the models', () => {
    expect(releasesOf(demanded.serving)).toHaveProperty('metrics-reader');
  });

  it('has one role that publishes to the alarms beside CloudWatch, and the key of their topic names it', () => {
    const roles = Object.entries(resourcesOf(IamRole, demanded.platform)) as [string, { readonly name: string }][];
    const [, role] = roles.find(([id]) => id.startsWith('AlertIdentity')) ?? [];
    expect(forRoles(demanded.cluster)).toMatchObject([
      { Condition: { ArnEquals: { 'aws:PrincipalArn': [`arn:aws:iam::111122223333:role/${String(role?.name)}`] } } },
    ]);
    const rights = Object.entries(resourcesOf(IamRolePolicy, demanded.platform)).find(([id]) =>
      id.startsWith('AlertIdentity'),
    );
    expect(JSON.stringify(rights)).toMatch(/sns:Publish/);
  });

  it('breaks no rule of the house', () => {
    const found = Object.values(demanded).flatMap((stack) => findings(stack));
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an app of which no model does', () => {
  it('has none of it', () => {
    expect(Object.keys(releasesOf(plain.platform)).filter((name) => parts.includes(name))).toEqual([]);
    expect(releasesOf(plain.serving)).not.toHaveProperty('metrics-reader');
    expect(forRoles(plain.cluster)).toEqual([]);
  });
});
