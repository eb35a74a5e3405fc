import type { Change } from '@spot-serving/stacks';

import { change, edit, fewestFlowLogDays, refused } from './edits';

/** Of an app with two zones or three. */
export const networkChanges: readonly Change[] = [
  change('three zones', edit('network', { zones: 3 })),
  change('a NAT gateway for each zone', edit('network', { nat: 'per-zone' })),
  change('a regional NAT gateway', edit('network', { nat: 'regional' })),
  change('no NAT gateway', edit('network', { nat: 'none' })),
  change('one NAT gateway', edit('network', { nat: 'single' })),
  change('flow logs', edit('network', { flowLogDays: 30 })),
  change('as few flow logs as may be', (env) => edit('network', { flowLogDays: fewestFlowLogDays(env) })(env)),
  refused('two zones', edit('network', { zones: 2 })),
  refused('another block', edit('network', { cidr: '10.64.0.0/16' })),
];
