import { PlanUnreadable, readPlan } from '../src';
import { entryOf, planJson } from './support/plan-json';

const text = JSON.stringify(
  planJson([{ address: 'terraform_data.model', after: { secret: 'value-that-must-not-be-quoted' } }]),
);

function troubleOf(source: unknown): PlanUnreadable {
  try {
    readPlan(source);
  } catch (error) {
    if (error instanceof PlanUnreadable) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('readPlan', () => {
  it('reads text and parsed JSON alike', () => {
    expect(readPlan(text)).toEqual(readPlan(JSON.parse(text)));
    expect(readPlan(text).changes).toHaveLength(1);
  });

  it.each(['1.0', '1.2', '1.99'])('accepts format_version %s and keys it does not know', (format_version) => {
    expect(readPlan({ ...planJson([]), format_version, made_of: 'something new' }).changes).toEqual([]);
  });

  it.each([
    ['a cut-off text', text.slice(0, -20), 'not JSON', /not whole JSON \(\d+ characters/],
    ['an empty text', '', 'not JSON', /terraform show -json/],
    ['another document', { resources: [] }, 'not a plan', /no format_version/],
    ['a list', [], 'not a plan', /no format_version/],
    ['a state', { format_version: '1.0', values: {} }, 'not a plan', /a state\?/],
    [
      'a newer major',
      { ...planJson([]), format_version: '2.0' },
      'unknown format',
      /format_version 2\.0, and this review reads 1\.x/,
    ],
    ['an older major', { ...planJson([]), format_version: '0.2' }, 'unknown format', /0\.2/],
    ['a version that is a number', { ...planJson([]), format_version: 1.2 }, 'unknown format', /of an unexpected form/],
    ['an errored plan', { ...planJson([]), errored: true }, 'errored', /Terraform stopped half-way/],
    [
      'a change without actions',
      { ...planJson([]), resource_changes: [{ address: 'a.b', type: 'a', change: {} }] },
      'not a plan',
      /resource_changes\[0\] has no list of actions/,
    ],
    [
      'a change without an address',
      { ...planJson([]), resource_changes: [{ type: 'a', change: { actions: [] } }] },
      'not a plan',
      /no address or type/,
    ],
    [
      'changes that are no list',
      { ...planJson([]), resource_changes: {} },
      'not a plan',
      /resource_changes is not a list/,
    ],
  ])('refuses %s in one line that quotes no value', (_, source, trouble, message) => {
    const error = troubleOf(source);
    expect(error.trouble).toBe(trouble);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/\n|value-that-must-not-be-quoted/);
  });

  it('tells a plan with deferred changes from a complete one', () => {
    expect(readPlan(planJson([])).complete).toBe(true);
    expect(
      readPlan(
        planJson([], { deferred_changes: [{ reason: 'unknown', resource_change: entryOf({ address: 'a.b' }) }] }),
      ).complete,
    ).toBe(false);
    expect(readPlan(planJson([], { complete: false })).complete).toBe(false);
  });

  it('does not take an unmoved address for a move', () => {
    const [change] = readPlan(planJson([{ address: 'a.b', entry: { previous_address: 'a.b' } }])).changes;
    expect(change?.previousAddress).toBeUndefined();
  });
});
