import { readPlan } from '@spot-serving/plan-review';

import { changedOf } from '../../src/life/stack-step';

/** A plan of one launch template. */
function planned(actions: readonly string[], before: object | null, after: object | null, unknown: object = {}) {
  const change = { actions, before, after, after_unknown: unknown, before_sensitive: {}, after_sensitive: {} };
  const entry = {
    address: 'aws_launch_template.pool',
    mode: 'managed',
    type: 'aws_launch_template',
    name: 'pool',
    change,
  };
  const document = { format_version: '1.2', terraform_version: '1.11.4', resource_changes: [entry] };
  return { plan: readPlan(document), json: '', counts: { add: 0, change: 0, remove: 0 } };
}

const template = { image_id: 'ami-1', tags_all: { team: 'a' }, tag_specifications: [], latest_version: 1 };

describe('what a step is to leave', () => {
  it.each<[string, ReturnType<typeof planned>]>([
    ['stays', planned(['no-op'], template, template)],
    ['is made', planned(['create'], null, template)],
    ['gets other tags', planned(['update'], template, { ...template, tags_all: { team: 'b' } })],
    [
      'gets other tags, and what only the apply will know',
      planned(['update'], template, { ...template, latest_version: undefined, tags_all: {} }, { latest_version: true }),
    ],
  ])('is left when it %s', (_, plan) => {
    expect(changedOf(plan, ['aws_launch_template'])).toEqual([]);
  });

  it.each<[string, ReturnType<typeof planned>]>([
    ['changes', planned(['update'], template, { ...template, image_id: 'ami-2' })],
    ['loses something', planned(['update'], template, { tags_all: { team: 'a' }, latest_version: 1 })],
    ['has the tags in it', planned(['update'], template, { ...template, tag_specifications: [{ tags: {} }] })],
    ['is replaced', planned(['delete', 'create'], template, template)],
    ['goes', planned(['delete'], template, null)],
  ])('is touched when it %s', (_, plan) => {
    expect(changedOf(plan, ['aws_launch_template'])).toEqual(['aws_launch_template.pool']);
    expect(changedOf(plan, ['aws_vpc'])).toEqual([]);
  });
});
