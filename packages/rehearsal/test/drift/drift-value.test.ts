import type { Attribute, Block, CtyType } from '@spot-serving/stand-in';

import { parseDrifts } from '../../src/drift/drift';
import { driftValue } from '../../src/drift/drift-value';

const argument = (name: string, type: CtyType): Attribute => ({
  name,
  type,
  required: false,
  optional: true,
  computed: false,
});
const list = (name: string, block: Block, nesting: 'list' | 'set' | 'single' = 'list') => ({
  name,
  nesting,
  block,
  minItems: 0,
  maxItems: 0,
});
const block: Block = {
  attributes: [
    argument('name', 'string'),
    argument('max_size', 'number'),
    argument('enabled', 'bool'),
    argument('zones', ['list', 'string']),
    argument('subnets', ['set', 'string']),
    argument('tags', ['map', 'string']),
    argument('shape', ['object', { cores: 'number' }]),
    argument('anything', 'dynamic'),
    { name: 'arn', type: 'string', required: false, optional: false, computed: true },
  ],
  blocks: [
    list('scaling', { attributes: [argument('desired', 'number')], blocks: [] }),
    list('rule', { attributes: [argument('port', 'number')], blocks: [] }, 'set'),
    list('timeouts', { attributes: [argument('create', 'string')], blocks: [] }, 'single'),
  ],
};
const read = (assignment: string) => {
  const [drift] = parseDrifts([`aws_x_y.main.${assignment}`]).values;
  if (drift === undefined) throw new Error(`${assignment} is no drift`);
  return driftValue(drift, 'aws_x_y', block);
};

describe('driftValue', () => {
  it.each([
    ['max_size=9', 9],
    ['max_size=-0.5', -0.5],
    ['enabled=false', false],
    ['name=9', '9'],
    ['name=', ''],
    ['zones=["a","b"]', ['a', 'b']],
    ['zones[1]=c', 'c'],
    ['tags={"a":"b"}', { a: 'b' }],
    ['tags["x.y/z"]=b', 'b'],
    ['shape.cores=2', 2],
    ['shape={"cores":2}', { cores: 2 }],
    ['scaling.0.desired=2', 2],
    ['timeouts.create=9m', '9m'],
  ])('reads %s by the type of the attribute', (assignment, value) => expect(read(assignment)).toEqual({ value }));

  it.each([
    ['max_size=nine', /^max_size is of type number, not "nine"; write it in digits/],
    ['max_size=', /write it in digits/],
    ['enabled=yes', /^enabled is of type bool, not "yes"; write true or false$/],
    ['zones=a,b', /^zones is of type list, not "a,b"; write it in JSON, as \["a","b"\]$/],
    ['tags=["a"]', /^tags is of type map, .*; write it in JSON, as \{"key":"value"\}$/],
    ['max_sise=9', /^aws_x_y has no attribute "max_sise"; nearest are max_size, /],
    ['arn=x', /^arn of aws_x_y is decided by the provider/],
    ['max_size.0=9', /^max_size is of type number and has no 0; end there/],
    ['subnets[0]=a', /^subnets is of type set and has no 0; end there, with the whole value in JSON$/],
    ['shape.disks=2', /^shape is of type object and has no "disks"/],
    ['anything=1', /its type is not fixed/],
    ['scaling=[]', /^scaling is a list of blocks; go on with a position and an attribute, as \.0\.NAME$/],
    ['scaling.0=1', /^scaling\.0 of aws_x_y is a block, not a value; nearest are desired$/],
    ['scaling.0.desird=1', /^scaling\.0 of aws_x_y has no attribute "desird"; nearest are desired$/],
    ['rule.0.port=1', /^rule is a set, whose elements have no position/],
  ])('refuses %s with its fix', (assignment, problem) =>
    expect(read(assignment)).toEqual({ problem: expect.stringMatching(problem) }),
  );
});
