import type { Change } from '@spot-serving/stacks';

import { change, edit, spot, step, without } from './edits';

const second = { instanceTypes: ['m6i.large', 'm6a.large', 'm5.large', 'm5a.large'], maxSize: 2 };

/** Of Spot pools, their types, system nodes, and nodes kept warm. */
export const nodeChanges: readonly Change[] = [
  change(
    'add a pool',
    spot((pools) => ({ ...pools, second })),
  ),
  change(
    'types of a pool',
    spot((pools) => ({
      ...pools,
      second: { ...second, instanceTypes: ['m7i.large', 'm7a.large', 'm6i.large', 'm6a.large'] },
    })),
  ),
  change(
    'sizes of a pool, and how old its nodes become',
    spot((pools) => ({
      ...pools,
      second: { ...second, minSize: 1, maxSize: 3, rootVolumeGiB: 80, maxLifetimeDays: 14 },
    })),
  ),
  {
    change: 'rename a pool',
    steps: [
      step(
        'add it by its new name',
        spot((pools) => ({ ...pools, third: second })),
      ),
      step(
        'remove the old one',
        spot((pools) => without(pools, 'second')),
      ),
    ],
  },
  change(
    'remove a pool',
    spot((pools) => without(pools, 'third')),
  ),
  change('one system node more', (env) => edit('cluster', { systemNodes: { count: 4 } })(env)),
  change('two system nodes fewer', edit('cluster', { systemNodes: { count: 2 } })),
  change(
    'types of system nodes',
    edit('cluster', { systemNodes: { count: 2, instanceTypes: ['m5.large', 'm5a.large'] } }),
  ),
  change('more headroom', edit('platform', { headroom: 2 })),
  change('no headroom', edit('platform', { headroom: 0 })),
  change('a patient autoscaler', edit('platform', { autoscaler: { idleMinutes: 20 } })),
];
