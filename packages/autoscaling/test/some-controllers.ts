import { Release } from '@cdktf/provider-helm/lib/release';
import { aCluster, anInterruptionQueue, aPool, resourcesOf, synth, type SynthesizedStack } from '@spot-serving/testkit';
import { TerraformResource, type TerraformStack } from 'cdktf';
import {
  ClusterAutoscaler,
  ClusterProviders,
  LoadBalancerController,
  MetricsServer,
  NodeTerminationHandler,
} from '../src';

/** A release as it is written for Terraform, its values read. */
export interface WrittenRelease {
  readonly name: string;
  readonly chart: string;
  readonly version: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/** A stack with the providers of a cluster, and what `define` puts there. */
export function synthInCluster(define: (stack: TerraformStack) => void): SynthesizedStack {
  return synth((stack) => {
    new ClusterProviders(stack, 'Providers', { cluster: aCluster(), region: 'eu-west-1' });
    define(stack);
  });
}

/** Something to depend on, called `null_resource.<id>`. */
export function somethingReady(stack: TerraformStack, id: string): TerraformResource {
  return new TerraformResource(stack, id, {
    terraformResourceType: 'null_resource',
    terraformGeneratorMetadata: { providerName: 'aws' },
  });
}

/** All four controllers, each with an identity of its own. */
export function allControllers(stack: TerraformStack, imageRegistry?: string): void {
  const identity = { ready: somethingReady(stack, 'identity') };
  const common = { cluster: aCluster(), region: 'eu-west-1', identity, imageRegistry };
  const { ready } = new LoadBalancerController(stack, 'LoadBalancerController', { ...common, tags: { app: 'test' } });
  const after = [ready];
  new ClusterAutoscaler(stack, 'ClusterAutoscaler', {
    ...common,
    after,
    pools: [aPool('general', 'spot'), aPool('fallback', 'on-demand')],
  });
  new MetricsServer(stack, 'MetricsServer', { after, imageRegistry });
  new NodeTerminationHandler(stack, 'NodeTerminationHandler', {
    ...common,
    after,
    queue: anInterruptionQueue(),
    managedTag: 'termination-handler/test',
  });
}

/** The releases of a stack by name. */
export function releasesOf(stack: SynthesizedStack): Readonly<Record<string, WrittenRelease>> {
  const releases = Object.values(resourcesOf(Release, stack)) as {
    readonly name: string;
    readonly values: readonly string[];
  }[];
  return Object.fromEntries(
    releases.map((release) => [
      release.name,
      { ...release, values: JSON.parse(release.values[0] ?? '') } as WrittenRelease,
    ]),
  );
}

/** The release called `name`. @throws Error when there is none */
export function releaseOf(name: string, stack: SynthesizedStack): WrittenRelease {
  const release = releasesOf(stack)[name];
  if (!release) throw new Error(`no release ${name}`);
  return release;
}
