import { driftFindings } from '../../src/drift/drift-finding';
import type { AppResource } from '../../src/targets/app-resource';

const resource = (change: Partial<AppResource> = {}): AppResource => ({
  stack: 'cluster',
  kind: 'managed',
  type: 'aws_autoscaling_group',
  name: 'pool',
  provider: 'aws',
  ignoreChanges: [],
  body: { max_size: 4, tags: {}, scaling: [{}] },
  ...change,
});
const planOf = (...changes: readonly object[]): string =>
  JSON.stringify({
    resource_changes: changes.map((change) => ({
      address: 'aws_autoscaling_group.pool',
      mode: 'managed',
      type: 'aws_autoscaling_group',
      name: 'pool',
      change,
    })),
  });
const outcome = (plan: string, one: AppResource = resource(), path: readonly (string | number)[] = ['max_size']) =>
  driftFindings(plan, [{ resource: one, path, written: '9' }]).map((finding) => finding.outcome);

describe('driftFindings', () => {
  const same = {
    actions: ['no-op'],
    before: { max_size: 9, scaling: [{ desired: 2 }] },
    after: { max_size: 9, scaling: [{ desired: 2 }] },
  };

  it('names the address, the attribute and the value as the user wrote it', () => {
    expect(
      driftFindings(planOf({ actions: ['update'], before: { max_size: 9 }, after: { max_size: 4 } }), [
        { resource: resource(), path: ['max_size'], written: '9' },
      ]),
    ).toEqual([
      {
        stack: 'cluster',
        address: 'aws_autoscaling_group.pool',
        attribute: 'max_size',
        found: '9',
        outcome: 'put back',
      },
    ]);
  });

  it('tells a replacement from an update', () => {
    expect(outcome(planOf({ actions: ['delete', 'create'], before: { max_size: 9 }, after: { max_size: 4 } }))).toEqual(
      ['put back by replacement'],
    );
  });

  it.each<[readonly string[] | 'all', readonly (string | number)[]]>([
    ['all', ['max_size']],
    [['max_size'], ['max_size']],
    [['scaling'], ['scaling', 0, 'desired']],
    [['scaling[0].desired'], ['scaling', 0, 'desired']],
  ])('knows what ignore_changes %j ignores', (ignoreChanges, path) => {
    expect(outcome(planOf(same), resource({ ignoreChanges }), path)).toEqual(['left: ignore_changes']);
  });

  it('does not excuse an attribute that ignore_changes does not name', () => {
    expect(outcome(planOf(same), resource({ ignoreChanges: ['scaling[0].other', 'max'] }))).toEqual(['not seen']);
  });

  it('knows what the configuration does not set', () => {
    expect(outcome(planOf(same), resource({ body: {} }))).toEqual(['left: not configured']);
  });

  it('does not take the change of another attribute for it', () => {
    expect(outcome(planOf({ ...same, actions: ['update'], after: { max_size: 9, name: 'b' } }))).toEqual(['not seen']);
  });

  it('has one finding per instance', () => expect(outcome(planOf(same, same))).toHaveLength(2));
});
