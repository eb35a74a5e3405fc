import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { synth, type SynthesizedStack } from '@spot-serving/testkit';
import type { TerraformStack } from 'cdktf';

/** Synthesizes what `define` puts into a stack that has a Kubernetes provider too. */
export function synthInCluster(define: (scope: TerraformStack) => void): SynthesizedStack {
  return synth((scope) => {
    new KubernetesProvider(scope, 'kubernetes', { host: 'https://cluster.example' });
    define(scope);
  });
}
