import { autoscaledCountPolicy, capacityLabel } from '@spot-serving/core';

import type { KubernetesObject } from './kubernetes-objects';
import type { Capacity } from './labels';

/**
 * What keeps the autoscaler's count through every apply: in `namespace`, the API server refuses to write fewer pods into a Deployment whose count
 * belongs to an autoscaler. Only the Deployment's scale changes it, which is what an autoscaler and `kubectl scale` write to.
 *
 * Terraform cannot leave the count alone: the provider replaces the whole `/spec`, with the count that the plan read, whatever `ignore_changes`
 * says (terraform-provider-kubernetes v2.38.0, kubernetes/resource_kubernetes_deployment_v1.go, resourceKubernetesDeploymentV1Update). The server
 * compares with what is stored at that moment, so no scale-out falls between a look and a write. A count that is too high harms nobody: the
 * autoscaler takes it back. Why refuse, and not another tool: docs/adr/0014.
 */
export function autoscaledCount(namespace: string): KubernetesObject[] {
  const name = `${namespace}.${autoscaledCountPolicy}`;
  const scaled: Capacity = 'scaled';
  return [
    {
      ...policyOf('ValidatingAdmissionPolicy', name),
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['deployments'] },
          ],
          objectSelector: { matchLabels: { [capacityLabel]: scaled } },
        },
        validations: [{ expression: countStays, messageExpression: countMessage }],
      },
    },
    {
      ...policyOf('ValidatingAdmissionPolicyBinding', name),
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
      },
    },
  ];
}

const policyOf = (kind: string, name: string) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind,
  metadata: { name },
});

const countStays = 'object.spec.replicas >= oldObject.spec.replicas';

const countMessage = [
  `'the autoscaler has scaled ' + object.metadata.name + ' to ' + string(oldObject.spec.replicas)`,
  `', and this was planned when it had ' + string(object.spec.replicas)`,
  `'; nothing of it was changed. Plan and apply again, or scale by hand with kubectl scale'`,
].join(' + ');
