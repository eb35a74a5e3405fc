import fc from 'fast-check';

import { forecastNotes } from '../../src/capacity/forecast-notes';
import { aModel, aPool, headroom } from '../cost/an-app';
import { aPlan } from '../support/plan-json';

const today = new Date('2026-11-22');
const app = {
  ...aPool(),
  ...aModel(),
  ...headroom(1),
  'aws_eks_node_group.x': { scaling_config: [{ min_size: 1, max_size: 2 }], instance_types: ['m5.large'] },
};
const text = (changes: Parameters<typeof aPlan>[0]) =>
  forecastNotes([{ name: 'x', app: 'a', result: { plan: aPlan(changes) } }], today)
    .map(({ markdown }) => markdown)
    .join('\n');

/** Any value at any one place of the app's objects. */
const twisted = fc.tuple(
  fc.constantFrom(...Object.entries(app)),
  fc.nat(40),
  fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('99999h', 1e9, '1000000000', -1)),
);

function twist(values: object, place: number, value: unknown): unknown {
  let at = -1;
  return JSON.parse(JSON.stringify(values), (_, member: unknown) => {
    at += 1;
    return at === place ? value : member;
  });
}

describe('the notes on any plan', () => {
  it('are written whatever stands at any place, with as many cells in each row', () => {
    fc.assert(
      fc.property(twisted, ([[address, values], place, value]) => {
        const objects = Object.entries({ ...app, [address]: twist(values, place, value) });
        const rows = text(objects.map(([name, after]) => ({ address: name, actions: ['create'], after })))
          .split('\n')
          .filter((line) => line.startsWith('|'));
        return rows.every((line) => [6, 7].includes(line.split('|').length));
      }),
      { numRuns: 300 },
    );
  });

  it('show nothing that is sensitive, and do not count by it', () => {
    const group = {
      region: 'eu-west-1',
      scaling_config: [{ min_size: 1, max_size: 2 }],
      instance_types: ['m5.large', 'secret.large'],
    };
    const afterSensitive = { instance_types: [false, true], scaling_config: [{ min_size: true }] };
    const hidden = text([
      { address: 'aws_eks_node_group.x', actions: ['create'], after: group, afterSensitive },
      { address: 'aws_kms_key.x', actions: ['create'], after: {} },
    ]);
    expect(hidden).not.toContain('secret');
    expect(hidden).toContain('the plan does not say its sizes');
  });
});
