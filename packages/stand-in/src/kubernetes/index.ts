export { isSent, type KubernetesObject, type ObjectMeta, sentObject } from './sent-object';
export type { Sent } from './translate/expander';
