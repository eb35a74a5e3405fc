import { availabilityZones } from '../src/behaviour/data/availability-zones';
import { zoneId } from '../src/behaviour/data/zone-id';
import { fillTemplate } from '../src/behaviour/fill-template';
import { IdRegister } from '../src/behaviour/id-register';
import { argumentsOfId } from '../src/behaviour/imported-state';
import { partitionOf } from '../src/behaviour/place';
import { allTags, awsSettings, unconfigured } from '../src/behaviour/provider-settings';
import { replacements } from '../src/behaviour/replacements';
import type { Facts, Template } from '../src/behaviour/rule';
import { diagnosticOf } from '../src/protocol/refusal';
import type { Attribute, Block } from '../src/schema/schema';
import { pathText } from '../src/value/path';
import { Unknown, type Value, type ValueMap } from '../src/value/value';

const text = (name: string): Attribute => ({ name, type: 'string', required: false, optional: true, computed: true });
const inner: Block = { attributes: [text('name'), text('label')], blocks: [] };
const block: Block = {
  attributes: [text('id'), text('name')],
  blocks: [
    { name: 'metadata', nesting: 'list', block: inner, minItems: 0, maxItems: 1 },
    { name: 'hook', nesting: 'set', block: inner, minItems: 0, maxItems: 0 },
    { name: 'timeouts', nesting: 'single', block: inner, minItems: 0, maxItems: 0 },
  ],
};

describe('replacements', () => {
  const paths = (prior: Value, planned: Value, forceNew: readonly string[], imported = false) =>
    replacements({ block, prior, planned, forceNew: new Set(forceNew), imported }).map(pathText);

  it.each<[string, Value, Value, readonly string[], readonly string[]]>([
    ['a changed force-new attribute', { name: 'a' }, { name: 'b' }, ['name'], ['name']],
    ['an attribute that is no longer known', { name: 'a' }, { name: Unknown.value }, ['name'], ['name']],
    ['a changed attribute that is not in the table', { name: 'a' }, { name: 'b' }, ['id'], []],
    ['an unchanged attribute', { name: 'a' }, { name: 'a' }, ['name'], []],
    [
      'a change inside a list block',
      { metadata: [{ name: 'a' }] },
      { metadata: [{ name: 'b' }] },
      ['metadata.name'],
      ['metadata[0].name'],
    ],
    [
      'another member of that block',
      { metadata: [{ label: 'a' }] },
      { metadata: [{ label: 'b' }] },
      ['metadata.name'],
      [],
    ],
    [
      'a change anywhere in a force-new block',
      { metadata: [{ label: 'a' }] },
      { metadata: [{ label: 'b' }] },
      ['metadata'],
      ['metadata'],
    ],
    [
      'a change in a set with a force-new member',
      { hook: [{ name: 'a' }] },
      { hook: [{ name: 'b' }] },
      ['hook.name'],
      ['hook'],
    ],
    ['a change in a set without one', { hook: [{ name: 'a' }] }, { hook: [{ name: 'b' }] }, ['name'], []],
    [
      'a change in a single block',
      { timeouts: { name: 'a' } },
      { timeouts: { name: 'b' } },
      ['timeouts.name'],
      ['timeouts.name'],
    ],
    ['a creation', null, { name: 'b' }, ['name'], []],
    ['a destruction', { name: 'a' }, null, ['name'], []],
  ])('of %s', (_case, prior, planned, forceNew, expected) => {
    expect(paths(prior, planned, forceNew)).toEqual(expected);
  });

  it('forgive an imported state what an id cannot tell', () => {
    expect(paths({ name: null }, { name: 'b' }, ['name'], true)).toEqual([]);
    expect(paths({ name: 'a' }, { name: 'b' }, ['name'], true)).toEqual(['name']);
  });
});

describe('a template', () => {
  const facts: Facts = {
    type: 'aws_x',
    block,
    place: { region: 'cn-north-1', account: '111111111111' },
    prior: null,
    known: { bucket: 'b', tag: [{ key: 'k' }] },
    seed: 's',
  };
  it.each<[Template, unknown]>([
    ['arn:{partition}:s3:::{bucket}', 'arn:aws-cn:s3:::b'],
    ['{bucket}.{region}.{dnsSuffix}', 'b.cn-north-1.amazonaws.com.cn'],
    ['{tag.0.key}', 'k'],
    ['{path|/}{bucket}', '/b'],
    ['{missing}', undefined],
    ['{"Statement":[{"Effect":"Allow"}]}', '{"Statement":[{"Effect":"Allow"}]}'],
    [
      ['{bucket}', 1, null],
      ['b', 1, null],
    ],
    [{ a: { b: '{account}' } }, { a: { b: '111111111111' } }],
  ])('%j gives %j', (template, expected) => {
    expect(fillTemplate(template, facts, 'salt')).toEqual(expected);
  });

  it.each([
    ['{hex17}', /^[0-9a-f]{17}$/],
    ['{digits10}', /^\d{10}$/],
    ['{upper17}', /^[0-9A-V]{17}$/],
    ['{uuid}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['{publicIp}', /^203\.0\.113\.\d{1,3}$/],
    ['{privateIp}', /^10\.\d{1,3}\.\d{1,3}\.\d{1,3}$/],
  ])('%s is made up in the right form, the same each time, and different for another salt', (template, form) => {
    const made = fillTemplate(template, facts, 'one');
    expect(made).toMatch(form);
    expect(fillTemplate(template, facts, 'one')).toBe(made);
    expect(fillTemplate(template, facts, 'another')).not.toBe(made);
  });

  it('uses the region of the resource before that of the provider', () => {
    expect(fillTemplate('{region} {partition}', { ...facts, known: { region: 'us-gov-west-1' } }, '')).toBe(
      'us-gov-west-1 aws-us-gov',
    );
  });
});

describe('IdRegister', () => {
  const numbered = (attempt: number) => `vpc-${attempt}`;

  it('gives a made-up id once', () => {
    const ids = new IdRegister();
    expect([ids.claim('vpc', 'seed', numbered), ids.claim('vpc', 'seed', numbered)]).toEqual([0, 1]);
  });

  it('counts each configuration for itself, so that the order of different ones does not matter', () => {
    const ids = new IdRegister();
    expect([
      ids.claim('vpc', 'one', (attempt) => `one-${attempt}`),
      ids.claim('vpc', 'other', (attempt) => `other-${attempt}`),
    ]).toEqual([0, 0]);
  });

  it('does not give an id that a state file holds', () => {
    const ids = new IdRegister();
    ids.observe('vpc', 'vpc-0');
    expect(ids.claim('vpc', 'seed', numbered)).toBe(1);
  });

  it('takes a configured name as it is, and tells a resource made again by its number', () => {
    const ids = new IdRegister();
    ids.observe('role', 'r');
    expect([ids.claim('role', 'seed', () => 'r'), ids.claim('role', 'seed', () => 'r')]).toEqual([0, 1]);
  });
});

describe('argumentsOfId', () => {
  it.each([
    ['{bucket}', 'models', { id: 'models', bucket: 'models' }],
    ['{cluster_name}:{addon_name}', 'c:coredns', { id: 'c:coredns', cluster_name: 'c', addon_name: 'coredns' }],
    [
      '{role}/{policy_arn}',
      'r/arn:aws:iam::aws:policy/P',
      { id: 'r/arn:aws:iam::aws:policy/P', role: 'r', policy_arn: 'arn:aws:iam::aws:policy/P' },
    ],
    ['vpc-{hex17}', 'vpc-1', { id: 'vpc-1' }],
    ['{cluster_name}:{addon_name}', 'no separator', { id: 'no separator' }],
  ])('reads %s backwards', (template, id, expected) => {
    expect(argumentsOfId(template, id)).toEqual(expected);
  });
});

describe('provider settings', () => {
  it('take the first allowed account, the configured region, and the default tags', () => {
    const config = { region: 'eu-west-1', allowed_account_ids: ['210987654321'], default_tags: [{ tags: { a: '1' } }] };
    expect(awsSettings(config)).toEqual({
      place: { region: 'eu-west-1', account: '210987654321' },
      defaultTags: { a: '1' },
    });
  });

  it('fall back on the account of the documentation', () => {
    expect(awsSettings({ region: 'eu-west-1' }).place.account).toBe('123456789012');
  });

  it('are refused without a region', () => {
    expect(() => awsSettings({ region: null })).toThrow('Set region in the provider');
  });

  it.each(['eu-west-9', 'xx', 'toString'])('are refused with the region %s, as by the provider', (region) => {
    expect(() => awsSettings({ region })).toThrow(`invalid AWS Region: ${region}`);
    expect(awsSettings({ region, skip_region_validation: true }).place.region).toBe(region);
  });

  it.each(['us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'eusc-de-east-1'])('may name %s', (region) => {
    expect(awsSettings({ region }).place.region).toBe(region);
  });

  it.each<[string, Value, Value]>([
    ['override default tags', { a: '2', b: '3' }, { a: '2', b: '3' }],
    ['may be absent', null, { a: '1' }],
    ['may be unknown', Unknown.value, Unknown.value],
  ])('own tags %s', (_case, tags, expected) => {
    expect(allTags(tags, { ...unconfigured, defaultTags: { a: '1' } })).toEqual(expected);
  });
});

describe('partitionOf', () => {
  it.each([
    ['eu-west-1', 'aws', 'amazonaws.com'],
    ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
  ])('of %s is %s with %s', (region, name, dnsSuffix) => {
    expect(partitionOf(region)).toEqual({ name, dnsSuffix });
  });
});

describe('availabilityZones', () => {
  const nothing = { type: 'aws_availability_zones', block, prior: null, seed: '' };
  const zones = (region: string, known: ValueMap = {}) =>
    availabilityZones({ ...nothing, place: { region, account: '123456789012' }, known }).map(({ name }) => name.at(-1));

  it.each([
    ['us-east-1', 'abcdef'],
    ['ca-central-1', 'abd'],
    ['us-west-1', 'ab'],
    ['ap-northeast-1', 'acd'],
    ['us-west-2', 'abcd'],
    ['eu-west-9', 'abc'],
  ])('of %s are %s', (region, letters) => {
    expect(zones(region).join('')).toBe(letters);
  });

  it('leave out those in which EKS places no cluster', () => {
    expect(zones('us-east-1', { exclude_zone_ids: ['use1-az3', 'usw1-az2'] }).join('')).toBe('abcdf');
  });
});

describe('zoneId', () => {
  it.each([
    ['eu-west-1a', 'euw1-az3'],
    ['us-east-1e', 'use1-az3'],
    ['us-east-1f', 'use1-az5'],
    ['eu-west-9b', 'euw9-az2'],
    ['ap-southeast-2b', 'apse2-az3'],
    ['ca-central-1d', 'cac1-az4'],
    ['us-gov-east-1c', 'usge1-az3'],
  ])('of %s is %s', (zone, id) => {
    expect(zoneId(zone)).toBe(id);
  });
});

describe('an error inside the stand-in', () => {
  it('is shown as a defect of the stand-in, naming the call', () => {
    const { summary, detail } = diagnosticOf(new TypeError('x is undefined'), 'PlanResourceChange');
    expect(summary).toBe('The stand-in provider failed in PlanResourceChange');
    expect(detail).toContain('x is undefined\nThis is a defect of the stand-in');
  });
});
