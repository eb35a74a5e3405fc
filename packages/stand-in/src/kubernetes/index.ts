export { type AdmissionProblem, admissionProblems } from './admission/admission-problems';
export { isSent, type KubernetesObject, type ObjectMeta, sentObject } from './sent-object';
