import { type Argument, type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

const lists = { api_groups: ifSet('texts'), resource_names: ifSet('texts'), resources: ifSet('texts') };

const roleRule: Expander = {
  source: 'resource_kubernetes_role_v1.go expandRules',
  arguments: { ...lists, verbs: inStruct('texts', { zero: null }) },
};

const clusterRoleRule: Expander = {
  source: 'structures_rbac.go expandClusterRoleRules',
  arguments: {
    ...lists,
    non_resource_urls: ifSet('texts', { to: 'nonResourceURLs' }),
    verbs: inStruct('texts', { zero: [] }),
  },
};

const roleRef: Expander = {
  source: 'structures_rbac.go expandRBACRoleRef',
  arguments: { api_group: inStruct('text'), kind: inStruct('text'), name: inStruct('text') },
};

const subject: Expander = {
  source: 'structures_rbac.go expandRBACSubjects',
  arguments: {
    api_group: ifSet('text', { computed: true }),
    kind: inStruct('text'),
    name: inStruct('text'),
    namespace: ifSet('text', { default: 'default', consequence: 'the subject is of the namespace `default`' }),
  },
};

const aggregation: Expander = {
  source: 'structures_rbac.go expandClusterRoleAggregationRule',
  arguments: { cluster_role_selectors: ifSet('blocks', { of: labelSelector, keepsEmpty: true }) },
};

/** What a role may do in its namespace. */
export const role: Record<string, Argument> = { rule: inStruct('blocks', { of: roleRule, to: 'rules', zero: null }) };

/** What a role may do in the cluster. */
export const clusterRole: Record<string, Argument> = {
  aggregation_rule: ifSet('block', { of: aggregation }),
  rule: inStruct('blocks', { of: clusterRoleRule, to: 'rules', zero: [] }),
};

/** Who has a role. */
export const roleBinding: Record<string, Argument> = {
  role_ref: inStruct('block', { of: roleRef }),
  subject: ifSet('blocks', { of: subject, to: 'subjects' }),
};
