import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { TerraformStack } from 'cdktf';

import { synth, type SynthesizedStack } from './synth';

/** Synthesizes what `define` puts into a stack that has providers for a cluster, too. */
export function synthInCluster(define: (stack: TerraformStack) => void): SynthesizedStack {
  return synth((stack) => {
    new KubernetesProvider(stack, 'kubernetes', { host: 'https://cluster.example' });
    new HelmProvider(stack, 'helm', { kubernetes: { host: 'https://cluster.example' } });
    define(stack);
  });
}
