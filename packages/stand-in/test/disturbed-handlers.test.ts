import type { Disturbance, ProviderCall } from '../src';
import { Refusal } from '../src';
import { DisturbedHandlers } from '../src/disturbed-handlers';
import type { Handlers } from '../src/protocol/messages';
import { ProviderHandlers } from '../src/provider-handlers';
import { decodeValue, encodeValue } from '../src/value/codec';
import { member, type Value } from '../src/value/value';

const argument = { type: 'string', required: false, optional: true, computed: false } as const;
const block = {
  attributes: [
    { ...argument, name: 'id', optional: false, computed: true },
    { ...argument, name: 'name' },
  ],
  blocks: [],
};
const schemas = {
  configuration: { attributes: [], blocks: [] },
  resources: new Map([['helm_x', block]]),
  dataSources: new Map([['helm_x', block]]),
  missing: [],
};
const value = { id: 'x', name: 'mine' };

/** Handlers of a provider, with two connections: one labelled, one not. */
function under(disturbance: Partial<Disturbance>): { readonly handlers: Handlers; readonly calls: ProviderCall[] } {
  const calls: ProviderCall[] = [];
  const before = (call: ProviderCall): void => {
    calls.push(call);
    disturbance.before?.(call);
  };
  const after = (call: ProviderCall, state: Value): Value => disturbance.after?.(call, state) ?? state;
  const handlers = new DisturbedHandlers(new ProviderHandlers('helm', schemas).all(), { before, after }).all();
  handlers.ConfigureProvider({ config: encodeValue({ rehearsal_label: 'net helm_x.main' }) }, 'labelled');
  handlers.ConfigureProvider({ config: encodeValue({ rehearsal_label: null }) }, 'plain');
  return { handlers, calls };
}

describe('DisturbedHandlers', () => {
  it('tell the connections of provider configurations apart', () => {
    const { handlers, calls } = under({});
    const request = { type_name: 'helm_x', current_state: encodeValue(value) };
    for (const connection of ['labelled', 'plain', 'never configured']) handlers.ReadResource(request, connection);
    expect(calls.map(({ label }) => label)).toEqual(['net helm_x.main', undefined, undefined]);
  });

  it('forget the label when the port serves a configuration without one', () => {
    const { handlers, calls } = under({});
    handlers.ConfigureProvider({ config: encodeValue({}) }, 'labelled');
    handlers.ReadResource({ type_name: 'helm_x', current_state: encodeValue(value) }, 'labelled');
    expect(calls[0]?.label).toBeUndefined();
  });

  it('show plan, apply, read and import, each with what was and what is wanted', async () => {
    const { handlers, calls } = under({});
    const [state, none] = [encodeValue(value), encodeValue(null)];
    handlers.PlanResourceChange(
      { type_name: 'helm_x', prior_state: none, proposed_new_state: state, config: state },
      'plain',
    );
    await handlers.ApplyResourceChange({ type_name: 'helm_x', prior_state: none, planned_state: state }, 'plain');
    handlers.ReadResource({ type_name: 'helm_x', current_state: state }, 'plain');
    handlers.ReadDataSource({ type_name: 'helm_x', config: state }, 'plain');
    handlers.ImportResourceState({ type_name: 'helm_x', id: 'x' }, 'plain');
    expect(calls.map(({ phase, prior, wanted }) => [phase, prior, wanted])).toEqual([
      ['plan', null, value],
      ['apply', null, value],
      ['read', value, null],
      ['read', null, value],
      ['import', null, null],
    ]);
  });

  it('do nothing when the disturbance refuses', () => {
    const refuse = () => {
      throw new Refusal('no', 'no');
    };
    const after = jest.fn();
    const { handlers } = under({ before: refuse, after });
    expect(() => handlers.ReadResource({ type_name: 'helm_x', current_state: encodeValue(value) }, 'plain')).toThrow(
      'no',
    );
    expect(after).not.toHaveBeenCalled();
  });

  it('tell what the disturbance makes of an answer, and else the very bytes of the answer', () => {
    const state = encodeValue(value);
    const read = (after: Disturbance['after']) =>
      under({ after }).handlers.ReadResource({ type_name: 'helm_x', current_state: state }, 'plain').new_state;
    expect(member(decodeValue(read(() => ({ ...value, name: 'changed' }))), 'name')).toBe('changed');
    expect(read((_call, given) => given)).toBe(state);
  });
});
