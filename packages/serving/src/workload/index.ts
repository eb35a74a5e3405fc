export { disruptionBudget } from './disruption-budget';
export { type KubernetesObject, KubernetesObjects, type KubernetesObjectsProps } from './kubernetes-objects';
export { ModelService, type ModelServiceProps } from './model-service';
export { workloadNameProblems } from './names';
export { ServingNamespace, servingNamespace, type ServingNamespaceProps } from './serving-namespace';
export { TensorFlowServing } from './tensorflow-serving';
export { tensorFlowServingProblems } from './tensorflow-serving-problems';
export type { TensorFlowServingProps } from './tensorflow-serving-props';
