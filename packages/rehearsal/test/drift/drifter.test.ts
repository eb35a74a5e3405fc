import type { ProviderCall, Value } from '@spot-serving/stand-in';

import { Drifter } from '../../src/drift/drifter';

const state = { id: 'asg-1', max_size: 4, tags: null, scaling: [{ desired: 1 }] };
const call = (change: Partial<ProviderCall> = {}): ProviderCall => ({
  phase: 'read',
  type: 'aws_autoscaling_group',
  label: 'pool',
  region: 'eu-west-1',
  prior: state,
  wanted: null,
  ...change,
});
const started = (path: readonly (string | number)[], value: Value): Drifter => {
  const drifter = new Drifter([{ label: 'pool', path, value }]);
  drifter.start();
  return drifter;
};

describe('Drifter', () => {
  it.each<[readonly (string | number)[], Value, object]>([
    [['max_size'], 9, { max_size: 9 }],
    [['scaling', 0, 'desired'], 2, { scaling: [{ desired: 2 }] }],
    [['tags', 'a'], 'b', { tags: { a: 'b' } }],
  ])('reads find %j changed, and nothing else', (path, value, change) => {
    expect(started(path, value).after(call(), state)).toEqual({ ...state, ...change });
  });

  it.each<[string, Partial<ProviderCall>]>([
    ['another resource', { label: 'other' }],
    ['no label', { label: undefined }],
    ['a plan', { phase: 'plan' }],
  ])('leaves %s alone', (_what, change) => expect(started(['max_size'], 9).after(call(change), state)).toBe(state));

  it('does nothing before it is started', () => {
    expect(new Drifter([{ label: 'pool', path: ['max_size'], value: 9 }]).after(call(), state)).toBe(state);
  });

  it('is over for an object that was written, and goes on for its siblings', () => {
    const drifter = started(['max_size'], 9);
    drifter.after(call({ phase: 'apply' }), state);
    expect(drifter.after(call(), state)).toBe(state);
    expect(drifter.after(call(), { ...state, id: 'asg-2' })).toMatchObject({ max_size: 9 });
  });

  it('refuses a place that the state does not have', () => {
    expect(() => started(['scaling', 1, 'desired'], 9).after(call(), state)).toThrow('The resource has no scaling.1');
  });
});
