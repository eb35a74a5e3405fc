import { LostRegions, type ProviderCall, Refusal } from '../src';
import { DisturbedHandlers } from '../src/disturbed-handlers';
import { ProviderHandlers } from '../src/provider-handlers';
import { regionIn } from '../src/region-in';
import { encodeValue } from '../src/value/codec';
import type { Value } from '../src/value/value';

const host = 'https://0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com';
const text = { type: 'string', required: false, optional: true, computed: false } as const;
const schemas = {
  configuration: { attributes: [], blocks: [] },
  resources: new Map([['aws_x', { attributes: [{ ...text, name: 'region' }], blocks: [] }]]),
  dataSources: new Map(),
  missing: [],
};

describe('the region that a provider configuration leads to', () => {
  it.each<[string, Value, string | undefined]>([
    ['of aws, its own', { region: 'us-east-1' }, 'us-east-1'],
    ['of kubernetes, where its cluster is', { host }, 'us-east-1'],
    ['of helm, where its cluster is', { kubernetes: { host } }, 'us-east-1'],
    ['of GovCloud', { host: host.replace('us-east-1', 'us-gov-west-1') }, 'us-gov-west-1'],
    ['of a cluster that is not of EKS, none', { host: 'https://127.0.0.1:6443' }, undefined],
    ['of nothing, none', {}, undefined],
  ])('is %s', (_, config, region) => {
    expect(regionIn(config)).toBe(region);
  });
});

describe('LostRegions', () => {
  const regions = new LostRegions();
  const reads = (place: { readonly provider: string; readonly own?: string }) => () => {
    const handlers = new DisturbedHandlers(new ProviderHandlers('aws', schemas).all(), regions).all();
    handlers.ConfigureProvider({ config: encodeValue({ region: place.provider }) }, 'one');
    return handlers.ReadResource(
      { type_name: 'aws_x', current_state: encodeValue({ region: place.own ?? null }) },
      'one',
    );
  };
  beforeAll(() => regions.lose('us-east-1'));

  it.each([
    ['through a provider of it', { provider: 'us-east-1' }],
    ['about a resource that is in it, by an argument of its own', { provider: 'eu-west-1', own: 'us-east-1' }],
  ])('refuse a call %s', (_, place) => {
    expect(reads(place)).toThrow(Refusal);
    expect(reads(place)).toThrow(/us-east-1 is lost/);
  });

  it.each([
    ['in another region', { provider: 'eu-west-1' }],
    ['about a resource that is elsewhere', { provider: 'us-east-1', own: 'eu-west-1' }],
  ])('let through a call %s', (_, place) => {
    expect(reads(place)).not.toThrow();
  });

  it('let all through that leads to no region that they know', () => {
    const call: ProviderCall = {
      ...{ phase: 'read', type: 'helm_x', label: undefined, region: undefined },
      ...{ prior: null, wanted: null },
    };
    expect(() => regions.before(call)).not.toThrow();
  });

  it('answer again when the region is back', () => {
    regions.giveBack('us-east-1');
    expect(reads({ provider: 'us-east-1' })).not.toThrow();
  });
});
