import { type ResolvedPool, resolvePool } from '@spot-serving/core';

import { instanceType } from './instance-type';
import { intendedSize, isAlike } from './suggested-types';

/**
 * A pool as it was meant, for whoever plans on its nodes while it is wrong still: with its types of the intended size, or with the default ones
 * when it has none that are known.
 */
export function meantPool(pool: ResolvedPool): ResolvedPool {
  const size = intendedSize(pool.instanceTypes);
  if (size === undefined) return { ...pool, instanceTypes: resolvePool({}).instanceTypes };
  const alike = pool.instanceTypes.filter((name) => {
    const type = instanceType(name);
    return type !== undefined && isAlike(type, size);
  });
  return { ...pool, instanceTypes: alike };
}
