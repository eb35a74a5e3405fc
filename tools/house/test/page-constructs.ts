import type { App, TerraformStack } from 'cdktf';

import { AppStack, type ResolvedEnvironment } from '@spot-serving/core';
import { ClusterProviders } from '@spot-serving/helm-release';
import { aCluster, aPool, aResolvedEnvironment } from '@spot-serving/testkit';

type Define = (...given: readonly unknown[]) => unknown;

/** Calls what a block exports, in a stack of an app. */
interface Defined {
  /** Name of what it exports. */
  readonly define: string;
  /** What it is given. */
  readonly given: (stack: TerraformStack, environment: ResolvedEnvironment) => readonly unknown[];
  /** Whether it asks whoever calls it for the providers of a cluster. @default false */
  readonly inCluster?: boolean;
  /** Guardrails that its page says to answer. @default none */
  readonly answers?: readonly string[];
}

const served = { recommender: { version: 7, sizeMiB: 98 } };
const endpoint = { hostName: 'models.example.com', zoneName: 'example.com' };
const pools = [aPool('general', 'spot'), aPool('fallback', 'on-demand')];
const alone: Defined['given'] = (stack) => [stack];

/** What is defined by the blocks that export a function of a scope, by block. */
export const constructs: Readonly<Record<string, Defined>> = {
  'docs/how-to/watch-spot.md defineWatch': {
    define: 'defineWatch',
    given: (stack) => [stack, pools, ['prod-eu-general']],
  },
  'packages/autoscaling/README.md defineAutoscaling': {
    define: 'defineAutoscaling',
    given: (stack) => [stack, aCluster(), pools],
  },
  'packages/delivery/README.md defineDelivery': { define: 'defineDelivery', given: alone, answers: ['bucket-trail'] },
  'packages/encryption/README.md defineKey': { define: 'defineKey', given: alone },
  'packages/helm-release/README.md defineMetrics': { define: 'defineMetrics', given: (stack) => [stack, aCluster()] },
  'packages/ingress/README.md defineIngress': { define: 'defineIngress', given: alone, inCluster: true },
  'packages/model-store/README.md defineModels': {
    define: 'defineModels',
    given: (stack) => [stack, 'vpce-0123456789abcdef0'],
    answers: ['bucket-own-key', 'trail-management'],
  },
  'packages/serving/README.md serve': {
    define: 'serve',
    given: (stack, environment) => [stack, environment, environment.models.served.recommender, ['10.0.0.0/24']],
    inCluster: true,
  },
};

/** Defines what a block exports in a stack of its own. */
export function defineInStack(app: App, block: string, exported: Readonly<Record<string, unknown>>): AppStack {
  const { define, given, inCluster = false } = constructs[block] ?? { define: '', given: alone };
  const name = block.replace('/README', '').replace(/^.*\/|\.md.*$/g, '');
  const models = { publishers: ['arn:aws:iam::111122223333:role/publisher'], served };
  const environment = aResolvedEnvironment({ name, models, endpoint });
  const stack = new AppStack(app, environment, 'serving');
  if (inCluster) new ClusterProviders(stack, 'TheirProviders', { cluster: aCluster(), region: environment.region });
  (exported[define] as Define)(...given(stack, environment));
  return stack;
}
