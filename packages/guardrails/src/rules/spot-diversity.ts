import { fewestSpotFamilies, fewestSpotTypes } from '@spot-serving/core/numbers';
import { when } from '@spot-serving/core/vocabulary';

import { asksByAttributes, instanceTypesOf, spotGroups } from '../aws/autoscaling-group';
import type { Rule } from '../engine/rule';

/** A Spot group can move to another market when one dries up. */
export const spotDiversity: Rule = {
  id: 'spot-diversity',
  severity: 'error',
  what: `Every Spot group names at least ${fewestSpotTypes} instance types, of at least ${fewestSpotFamilies} families`,
  why: 'each type in each zone is a market of its own; with few of them one interruption takes many nodes, and there is nothing to replace them with',
  source:
    'EC2 user guide, "Best practices for Amazon EC2 Spot: be flexible about instance types and Availability Zones"; docs/architecture.md for the numbers',
  check: (stack) =>
    spotGroups(stack).flatMap((resource) => {
      if (asksByAttributes(resource)) return [];
      const types = instanceTypesOf(resource);
      const families = [...new Set(types.map(familyOf))];
      const few = {
        what: `names ${types.length} instance types (${types.join(', ') || 'none'})`,
        fix: `name at least ${fewestSpotTypes} of one size in the overrides of its mixed_instances_policy`,
      };
      const alike = {
        what: `names types of one family only (${families.join()})`,
        fix: 'add types of the same size of another family, generation or processor',
      };
      const isAlike = types.length > 0 && families.length < fewestSpotFamilies;
      return [...when(types.length < fewestSpotTypes, few), ...when(isAlike, alike)].map((flaw) => ({
        resource,
        ...flaw,
      }));
    }),
};

/**
 * Series, generation and processor: `m5`, `m5d` and `m5n` share hardware and tend to run short together (EC2 user guide, "Amazon EC2 instance
 * type naming conventions").
 */
function familyOf(type: string): string {
  return /^[a-z]+\d+[agi]?/.exec(type)?.[0] ?? type;
}
