import { synth, type SynthesizedStack } from '@spot-serving/testkit';

import { InterruptionQueue } from '../../src/interruptions/interruption-queue';
import type { InterruptionQueueProps } from '../../src/interruptions/interruption-queue-props';

/** Props of the queue of a cluster with one pool, which has capacity rebalance and no launching hook. */
export const someProps: InterruptionQueueProps = {
  name: 'dev',
  region: 'eu-west-1',
  account: '111122223333',
  groupNames: ['dev-spot-m'],
};

/** A stack with the queue and nothing else. */
export function synthQueue(change: Partial<InterruptionQueueProps> = {}): SynthesizedStack {
  return synth((scope) => new InterruptionQueue(scope, 'Interruptions', { ...someProps, ...change }));
}
