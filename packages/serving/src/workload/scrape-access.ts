import { scraper } from '@spot-serving/core/numbers';

import type { KubernetesObject } from './kubernetes-objects';

/** Lets Prometheus find the pods of `namespace`, and nothing else there: its chart would let it list ConfigMaps of the whole cluster (prometheus 29.27.0, clusterrole.yaml). */
export function scrapeAccess(namespace: string): KubernetesObject[] {
  const metadata = { name: 'metrics-reader', namespace };
  return [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: scraper.serviceAccount, namespace: scraper.namespace }],
    },
  ];
}
