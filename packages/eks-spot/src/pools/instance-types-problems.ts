import type { Problem } from '@spot-serving/core';
import { fewestSpotFamilies, fewestSpotTypes } from '@spot-serving/core/numbers';

import { familyOf, type InstanceType, instanceType } from './instance-type';
import { familiesAsOf, isOffered, type RegionOffer } from './offered-families';
import { intendedSize, isAlike, nearestNames, sameSize } from './suggested-types';

/** Rules that depend on where a pool stands. */
export interface TypeRules {
  /** Whether burstable types are refused, as in production. */
  readonly steadyCpu: boolean;
  /** Where they are bought. @default anywhere: whether they are offered is not judged */
  readonly offer?: RegionOffer;
}

/**
 * Everything wrong with the instance types of a pool, at once: too few, too few families, unknown, not amd64 (no TensorFlow Serving image
 * is for anything else), burstable where CPU must be steady, of different sizes, or too few that the region offers. Where a type is wrong, others of the pool's size are suggested.
 *
 * @param path where the list stands, as the user wrote it
 */
export function instanceTypesProblems(
  names: readonly string[],
  path: string,
  { steadyCpu, offer }: TypeRules,
): Problem[] {
  const size = intendedSize(names);
  const advice = size === undefined ? '' : `; of the same size: ${sameSize(size, names, offer).join(', ')}`;
  return [
    ...countProblems(names, path, advice),
    ...(offer ? offerProblems(names, path, { offer, advice }) : []),
    ...names.flatMap((name, index) => {
      const problem = { path: `${path}[${index}]`, value: name };
      const among = names.indexOf(name) < index ? 'named before: remove it' : sizeFix(name, size, advice);
      const own = typeFix(name, steadyCpu, advice);
      if (own !== undefined) return [{ ...problem, fix: own }];
      return among === undefined ? [] : [{ ...problem, fix: among, against: [path] }];
    }),
  ];
}

function countProblems(names: readonly string[], path: string, advice: string): Problem[] {
  const families = new Set(names.map(familyOf));
  const problems: Problem[] = [];
  if (new Set(names).size < fewestSpotTypes) {
    problems.push({
      path,
      value: names,
      fix: `name at least ${fewestSpotTypes} types, or one Spot market's end is the pool's${advice}`,
    });
  }
  if (names.length > 0 && families.size < fewestSpotFamilies) {
    problems.push({
      path,
      value: names,
      fix: `name types of at least ${fewestSpotFamilies} families; these are all ${[...families].join()}${advice}`,
    });
  }
  return problems;
}

/** EC2 passes over a type that it does not have, so those that are left must be enough. Types that are unknown are told of by themselves. */
function offerProblems(
  names: readonly string[],
  path: string,
  { offer, advice }: { readonly offer: RegionOffer; readonly advice: string },
): Problem[] {
  const known = [...new Set(names)].filter((name) => instanceType(name) !== undefined);
  const offered = known.filter((name) => isOffered(name, offer));
  const enough = offered.length >= fewestSpotTypes && new Set(offered.map(familyOf)).size >= fewestSpotFamilies;
  if (enough || offered.length === known.length) return [];
  const missing = known.filter((name) => !offered.includes(name)).join(', ');
  const least = `a pool wants ${fewestSpotTypes} types of ${fewestSpotFamilies} families`;
  const fix = `${offer.region} did not offer ${missing} on ${familiesAsOf}, and ${least}${advice}; or name in regionFacts.families what it offers since`;
  return [{ path, value: names, fix, against: ['region'] }];
}

/** What is wrong with a type by itself. */
function typeFix(name: string, steadyCpu: boolean, advice: string): string | undefined {
  const type = instanceType(name);
  if (type === undefined)
    return `not among the types that a pool can have; nearest names: ${nearestNames(name).join(', ')}`;
  if (type.architecture !== 'x86_64')
    return `is ${type.architecture}, and TensorFlow Serving's images are for amd64 only${advice}`;
  return steadyCpu && type.burstable ? `is burstable, and slow when its CPU credits are spent${advice}` : undefined;
}

/** What is wrong with a type among the others of its pool. */
function sizeFix(name: string, size: InstanceType | undefined, advice: string): string | undefined {
  const type = instanceType(name);
  return type !== undefined && size !== undefined && !isAlike(type, size)
    ? `has ${sizeText(type)}, and ${size.name} has ${sizeText(size)}; a pool has one size${advice}`
    : undefined;
}

function sizeText({ vcpus, memoryMiB }: InstanceType): string {
  return `${vcpus} vCPU and ${memoryMiB / 1024} GiB`;
}
