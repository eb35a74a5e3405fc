import type { RuleFamily } from '../engine/rule-family';
import { autoscalerCoherence } from '../rules/autoscaler-coherence';
import { budgetCoherence } from '../rules/budget-coherence';
import { releaseOnDemand } from '../rules/release-on-demand';
import { spreadCoherence } from '../rules/spread-coherence';

/** Pods that stand in for each other outlive a node. */
export const placementRules: RuleFamily = {
  name: 'Placement',
  purpose: 'Pods that stand in for each other outlive a node',
  rules: [releaseOnDemand, budgetCoherence, autoscalerCoherence, spreadCoherence],
};
