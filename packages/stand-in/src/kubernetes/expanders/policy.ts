import { type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

/** How many pods may be evicted at once. */
export const disruptionBudgetSpec: Expander = {
  source: 'structure_pod_disruption_budget_v1.go expandPodDisruptionBudgetV1Spec',
  arguments: {
    max_unavailable: ifSet('wholeOrText'),
    min_available: ifSet('wholeOrText'),
    selector: ifSet('block', { of: labelSelector }),
  },
};

const limit: Expander = {
  source: 'structures.go expandLimitRangeSpec',
  arguments: {
    default: ifSet('quantities'),
    default_request: ifSet('quantities', { computed: true }),
    max: ifSet('quantities'),
    max_limit_request_ratio: ifSet('quantities'),
    min: ifSet('quantities'),
    type: inStruct('text'),
  },
};

/** What a container of a namespace asks for when it says nothing. */
export const limitRangeSpec: Expander = {
  source: 'structures.go expandLimitRangeSpec',
  arguments: { limit: inStruct('blocks', { of: limit, to: 'limits', zero: null }) },
};

const scopeExpression: Expander = {
  source: 'structures.go expandResourceQuotaScopeSelectorMatchExpressions',
  arguments: { operator: inStruct('text'), scope_name: inStruct('text'), values: ifSet('texts') },
};

/** What a namespace may take in all. */
export const resourceQuotaSpec: Expander = {
  source: 'structures.go expandResourceQuotaSpec',
  arguments: {
    hard: ifSet('quantities'),
    scope_selector: ifSet('block', {
      of: {
        source: 'structures.go expandResourceQuotaScopeSelector',
        arguments: { match_expression: ifSet('blocks', { of: scopeExpression, to: 'matchExpressions' }) },
      },
    }),
    scopes: ifSet('texts'),
  },
};
