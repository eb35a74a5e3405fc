import type { Step, StepGroup } from '@spot-serving/terraform-runner';

import { PhaseFailure } from '../rehearse/phase';
import type { StackRehearsal } from '../rehearse/stack-rehearsal';
import type { ClusterRehearsal } from './cluster-rehearsal';
import { clusterTroubles } from './troubles';

/** After the apply of a stack that is for a cluster, its pods are asked for. */
export function podSteps(rehearsal: StackRehearsal): readonly Step[] {
  const { cluster } = rehearsal;
  if (cluster === undefined) return [];
  return [{ title: 'pods', run: () => rehearsal.timed('pods', () => cluster.askForPods()) }];
}

/**
 * The way back from a cluster: what was applied is destroyed, last applied first, whatever became of it; then all that the cluster said must be
 * nothing.
 *
 * @param rehearsals all stacks, in dependency order
 */
export function closingSteps(rehearsals: readonly StackRehearsal[], cluster: ClusterRehearsal): readonly StepGroup[] {
  const begun = rehearsals.filter(
    (one) => one.cluster !== undefined && one.phases.some(({ phase }) => phase === 'plan'),
  );
  return [
    ...begun
      .toReversed()
      .map((one) => ({
        title: one.stack.name,
        steps: [{ title: 'destroy', run: (note: (text: string) => void) => one.destroy(note) }],
        outcome: () => `${one.destroyed ?? 0} destroyed`,
      })),
    {
      title: 'cluster',
      steps: [
        { title: 'leftovers', run: () => cluster.lookForLeftovers() },
        { title: 'findings', run: async () => judge(cluster) },
      ],
      outcome: () => 'took everything',
    },
  ];
}

function judge(cluster: ClusterRehearsal): string {
  const troubles = clusterTroubles(cluster.findings());
  if (troubles.length > 0) throw new PhaseFailure('cluster', 'findings', troubles.join('\n'));
  return 'pods admitted, no warning, nothing left';
}
