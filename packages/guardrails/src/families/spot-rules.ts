import type { RuleFamily } from '../engine/rule-family';
import { eventGroupFilter } from '../rules/event-group-filter';
import { groupDesiredCapacity } from '../rules/group-desired-capacity';
import { groupDiscovery } from '../rules/group-discovery';
import { groupTemplates } from '../rules/group-templates';
import { spotAllocation } from '../rules/spot-allocation';
import { spotDiversity } from '../rules/spot-diversity';
import { spotDrain } from '../rules/spot-drain';
import { spotRebalance } from '../rules/spot-rebalance';
import { spotRequest } from '../rules/spot-request';
import { spotZones } from '../rules/spot-zones';

/** Interrupted nodes are replaced, and drained before. */
export const spotRules: RuleFamily = {
  name: 'Spot',
  purpose: 'Interrupted nodes are replaced, and drained before',
  rules: [
    spotAllocation,
    spotDiversity,
    spotDrain,
    spotRebalance,
    spotZones,
    spotRequest,
    groupDesiredCapacity,
    groupDiscovery,
    groupTemplates,
    eventGroupFilter,
  ],
};
