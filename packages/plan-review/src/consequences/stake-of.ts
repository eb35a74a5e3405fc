import { type Json, textOf } from '../plan/json';
import { isOfType } from '../plan/of-type';
import { awsDataStakes } from './aws-data-stakes';
import { awsStakes } from './aws-stakes';
import { kubernetesStakes } from './kubernetes-stakes';
import { roles } from './roles';
import type { Role, Stake } from './stake';
import { valueAt } from './value-at';

/** What goes with an object of `type`, by its values where they tell more; undefined for types that nobody has said it of. */
export function stakeOf(type: string, values: Json): Stake | undefined {
  return (
    roleOf(type, values) ??
    own(awsDataStakes, type) ??
    own(awsStakes, type) ??
    own(kubernetesStakes, type.replace(/_v\d(?:(?:alpha|beta)\d)?$/, ''))
  );
}

/** What an object is for, by its values. */
export function roleOf(type: string, values: Json): Role | undefined {
  return Object.values(roles).find(
    (one) => isOfType(type, one.type) && one.where.is.test(textAt(values, one.where.attribute)),
  );
}

function textAt(values: Json, path: string): string {
  const value = valueAt(values, path);
  return textOf(value) ?? JSON.stringify(value ?? null);
}

function own(table: Readonly<Record<string, Stake>>, type: string): Stake | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined;
}
