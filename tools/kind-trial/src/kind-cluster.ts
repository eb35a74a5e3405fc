import { scheduleFor } from '@spot-serving/core';

/** Name of the cluster. */
export const cluster = 'kind-trial';

/** Its context in the kubeconfig that kind writes. */
export const context = `kind-${cluster}`;

/**
 * Image of the nodes: Kubernetes 1.35, the version of the app's cluster, as the release notes of kind v0.33.0 name it with its digest
 * (https://github.com/kubernetes-sigs/kind/releases/tag/v0.33.0).
 */
export const nodeImage = 'kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0';

/** Nodes that serve: two for the pods of the model, and one that is warm. */
const servingNodes = 3;

/** Kubelets ask for certificates that the metrics server trusts, instead of making their own. */
const kubelets = [
  'kind: KubeletConfiguration',
  'apiVersion: kubelet.config.k8s.io/v1beta1',
  'serverTLSBootstrap: true',
];

/** Configuration for `kind create cluster`: nodes with the labels of the house's pools. */
export function kindConfig(): object {
  const serving = { role: 'worker', labels: scheduleFor('serving', 'spot').labels };
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    kubeadmConfigPatches: [`${kubelets.join('\n')}\n`],
    nodes: [
      { role: 'control-plane' },
      { role: 'worker', labels: scheduleFor('system', 'on-demand').labels },
      ...Array.from({ length: servingNodes }, () => serving),
    ],
  };
}
