export { type AdmissionProblem, admissionProblems } from './admission/admission-problems';
export { plannedValues } from './planned-values';
export { isSent, type KubernetesObject, type ObjectMeta, sentObject } from './sent-object';
export { type SentPatch, sentUpdate } from './sent-update';
export type { Sent } from './translate/expander';
