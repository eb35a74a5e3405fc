import { honesty } from '../report/honesty';
import type { LifeReport } from './life-report';

/** What a walk proves and what not, one paragraph each. */
export function lifeHonesty({ providers }: Pick<LifeReport, 'providers'>): readonly string[] {
  return [
    'A step plans the stacks whose configuration it changes, and those that read an output that changes; in the end every stack was planned once more.',
    ...honesty({ providers, states: 'temporary files', cluster: null }),
  ];
}
