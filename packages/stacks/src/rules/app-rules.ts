import type { EnvironmentRule } from '@spot-serving/core';

import { clusterStackRules } from './cluster-rules';
import { dataStackRules } from './data-rules';
import { platformStackRules } from './platform-rules';
import { productionRules } from './production-rules';

/**
 * What an environment is held to beside its own rules: those of every construct that its stacks make, by the props that they will be given,
 * and told at the paths that the user wrote. So all is told in one round, before any construct exists, by the functions that constructs used
 * alone call as well. What only an apply knows is passed over.
 */
export const appRules: readonly EnvironmentRule[] = [
  ...dataStackRules,
  ...clusterStackRules,
  ...platformStackRules,
  ...productionRules,
];
