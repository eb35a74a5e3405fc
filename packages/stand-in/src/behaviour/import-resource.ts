import type { Block } from '../schema/schema';
import { ruleFor } from '../tables/rules';
import type { Value } from '../value/value';
import { seedOf } from './applied-state';
import { fillIn } from './fill-in';
import type { IdRegister } from './id-register';
import { argumentsOfId, importedState } from './imported-state';
import { kubernetesArguments } from './kubernetes-id';
import type { Place } from './place';

/** A resource that Terraform imports. */
export interface ImportQuery {
  readonly type: string;
  readonly block: Block;
  /** As given to `terraform import`; aws accepts `<id>@<region>`. */
  readonly id: string;
  readonly place: Place;
  readonly ids: IdRegister;
}

/** What can be known of an imported resource: its id, the arguments that the id tells, and made-up read-only values. */
export function importResource({ type, block, id: given, place, ids }: ImportQuery): Value {
  const [, id = given, region = place.region] =
    (type.startsWith('aws_') && /^(.+)@([a-z]+(?:-[a-z]+)+-\d)$/.exec(given)) || [];
  const rule = ruleFor(type);
  const told = typeof rule.id === 'string' ? argumentsOfId(rule.id, id) : kubernetesArguments(block, id);
  const regional = block.attributes.some(({ name, optional }) => name === 'region' && optional);
  const known = importedState(block, { ...told, ...(regional && { region }) });
  ids.observe(type, id);
  return fillIn(
    { type, block, place: { ...place, region }, prior: null, known, seed: seedOf(type, { id }, place, 0) },
    rule,
  );
}
