import type { Rule } from '../engine/rule';
import type { RuleFamily } from '../engine/rule-family';
import { dataRules } from './data-rules';
import { encryptionRules } from './encryption-rules';
import { exposureRules } from './exposure-rules';
import { identityRules } from './identity-rules';
import { nodesRules } from './nodes-rules';
import { orderRules } from './order-rules';
import { placementRules } from './placement-rules';
import { spotRules } from './spot-rules';
import { supplyRules } from './supply-rules';
import { transportRules } from './transport-rules';

/** Every rule that this package has, by concern, in the order of reports. */
export const ruleFamilies: readonly RuleFamily[] = [
  encryptionRules,
  transportRules,
  exposureRules,
  identityRules,
  dataRules,
  nodesRules,
  spotRules,
  placementRules,
  supplyRules,
  orderRules,
];

/** Every rule that this package has, in the order of reports. */
export const allRules: readonly Rule[] = ruleFamilies.flatMap(({ rules }) => rules);
