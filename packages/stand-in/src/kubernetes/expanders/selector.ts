import { type Expander, ifSet, inStruct } from '../translate/expander';

const requirement: Expander = {
  source: 'structure_label_selector.go expandLabelSelectorRequirement',
  arguments: { key: inStruct('text'), operator: inStruct('text'), values: ifSet('texts') },
};

/** Labels that something is chosen by; of nothing chosen, everything is. */
export const labelSelector: Expander = {
  source: 'structure_label_selector.go expandLabelSelector',
  arguments: { match_labels: ifSet('map'), match_expressions: ifSet('blocks', { of: requirement }) },
};
