import type { Moment } from '../outcome/band';
import { count, percent } from '../report/words';
import type { PlotSpec } from './plot';

/** The plots of a page. */
export function plotsOf(moments: readonly Moment[]): readonly PlotSpec[] {
  const most = (of: (moment: Moment) => number) => Math.max(0, ...moments.map(of));
  const load = most(({ load: one }) => one.middle);
  const lost = most(({ lost: one }) => one.middle);
  const share = load === 0 ? 0 : lost / load;
  return [
    {
      title: 'Requests',
      description: `Up to ${count(load)} requests per second come; at worst ${count(lost)} of them, ${percent(share)}, are lost.`,
      unit: 'requests per second',
      lines: [
        { label: 'come', of: (moment) => moment.load, color: 'var(--calm)' },
        { label: 'lost', of: (moment) => moment.lost, color: 'var(--alarm)', dashes: '6 3' },
      ],
    },
    {
      title: 'Pods',
      description: `Up to ${count(most(({ desired }) => desired.middle))} pods are asked for; at the end ${count(moments.at(-1)?.ready.middle ?? 0)} answer.`,
      unit: 'pods',
      lines: [
        { label: 'asked for', of: (moment) => moment.desired, color: 'var(--calm)', dashes: '2 3' },
        { label: 'answer', of: (moment) => moment.ready, color: 'var(--good)' },
      ],
    },
    {
      title: 'Nodes',
      description: `Up to ${count(most(({ spotNodes }) => spotNodes.middle))} Spot and ${count(most(({ onDemandNodes }) => onDemandNodes.middle))} On-Demand nodes are there.`,
      unit: 'nodes',
      lines: [
        { label: 'Spot', of: (moment) => moment.spotNodes, color: 'var(--good)' },
        { label: 'On-Demand', of: (moment) => moment.onDemandNodes, color: 'var(--alarm)', dashes: '6 3' },
      ],
    },
  ];
}
