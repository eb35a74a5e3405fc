import type { Block } from '../schema/schema';
import { dataSourceRules } from '../tables/data-source-rules';
import { isMap, Unknown, type Value, type ValueMap } from '../value/value';
import { seedOf } from './applied-state';
import { fillIn } from './fill-in';
import { mapAttributes } from './map-attributes';
import type { Place } from './place';

/** What is the same one in every region. */
const global: ReadonlySet<string> = new Set(['aws_route53_zone']);

/** A data source that Terraform reads. */
export interface DataQuery {
  readonly type: string;
  readonly block: Block;
  readonly config: Value;
  readonly place: Place;
}

/** A data source's values. The same question always has the same answer: nothing is counted here. */
export function readDataSource({ type, block, config, place }: DataQuery): Value {
  if (!isMap(config)) return config;
  const known = mapAttributes(block, { value: config }, ({ attribute, value, path }) => {
    if (value !== null || !attribute.computed) return value;
    return path.length === 1 && attribute.name === 'region' && attribute.optional ? place.region : Unknown.value;
  }) as ValueMap;
  const seed = seedOf(type, config, global.has(type) ? { ...place, region: '' } : place, 0);
  const facts = { type, block, place, prior: null, known, seed };
  return fillIn(facts, dataSourceRules[type] ?? { id: '{hex17}' });
}
