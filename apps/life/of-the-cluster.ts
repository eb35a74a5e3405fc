import type { Change, Environment } from '@spot-serving/stacks';

import { change, edit, fewestFlowLogDays, refused, shortCut, step, type To } from './edits';

/** What makes nodes anew when it changes. */
const nodes = ['aws_launch_template'];

/** A release of an image, by which nothing could be made: for a rehearsal. */
function release(minor: string, patch: number): To {
  const madeUp = { version: `${minor}.${patch}-20991231`, source: 'made up for a rehearsal', read: '2026-11-27' };
  return ({ versions, ...env }) => {
    const kubernetes = versions?.kubernetes ?? {};
    const known: NonNullable<Environment['versions']>['kubernetes'] = {
      ...kubernetes,
      [minor]: { ...(kubernetes[minor] ?? kubernetes[env.cluster.version]), nodeImage: madeUp },
    };
    return { ...env, versions: { ...versions, kubernetes: known } };
  };
}

function minor(number: number): To {
  const version = `1.${number}`;
  return (env) => edit('cluster', { version })(release(version, 1)(env));
}

/** Of an app whatever its tier. */
export const clusterChanges: readonly Change[] = [
  change('tags', (env) => ({ ...env, tags: { team: 'search' } }), nodes),
  change('another tag', (env) => ({ ...env, tags: { team: 'ranking', cost: '4711' } }), nodes),
  change('an image release', release('1.35', 98)),
  change('who administers', (env) => ({
    ...env,
    administrators: [...env.administrators, `arn:aws:iam::${env.account}:role/second-admin`],
  })),
  change('who is told', (env) => ({ ...env, alarms: { emails: ['somebody@example.com'] } })),
];

/** The settings of the other tier, one by one. */
export const tierChanges: readonly Change[] = [
  change('settings of production', (env) =>
    edit('network', { flowLogDays: 365, nat: 'per-zone' })(
      edit('cluster', { logDays: 365, support: 'extended', deletionProtection: true, zonalShift: true })(env),
    ),
  ),
  change('settings of development', (env) =>
    edit('network', { flowLogDays: fewestFlowLogDays(env), nat: 'single' })(
      edit('cluster', { logDays: 14, support: 'standard', deletionProtection: false, zonalShift: false })(env),
    ),
  ),
];

const locked = (mode: 'GOVERNANCE' | 'COMPLIANCE', days: number): To => edit('models', { objectLock: { mode, days } });

/** What has no way back. */
export const lastChanges: readonly Change[] = [
  {
    change: 'lock what is published',
    steps: [
      step('in a store that has models', locked('GOVERNANCE', 7)),
      shortCut('not any more', edit('models', { objectLock: undefined })),
    ],
  },
  refused('a Kubernetes minor that nobody has tried', minor(37)),
  change('the next Kubernetes minor', minor(36)),
  refused('the Kubernetes minor before', minor(35)),
  refused('another name', (env) => ({ ...env, name: 'another-name' })),
];
