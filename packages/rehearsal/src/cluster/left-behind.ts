import { Interrupted } from '@spot-serving/terraform-runner';

import type { ClusterRehearsal } from './cluster-rehearsal';
import { named } from './inventory';

/**
 * Does work at a cluster that others use. When the user stops it, Terraform's states go, so nobody but this process knows what was made: it says so.
 *
 * @param tell gets the text
 */
export async function tellingWhatIsLeft<Result>(
  cluster: Pick<ClusterRehearsal, 'isForeign' | 'madeHere'> | undefined,
  tell: (text: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted && cluster?.isForeign === true) {
      const left = (await cluster.madeHere()).map((one) => `  ${named(one)}\n`);
      if (left.length > 0)
        tell(`Stopped before all was destroyed. Made since this began, and still in the cluster:\n${left.join('')}`);
    }
    throw error;
  }
}
