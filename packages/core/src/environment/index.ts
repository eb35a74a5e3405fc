export { checkEnvironment, environmentProblems } from './check-environment';
export type { ClusterSection, SupportPolicy, SystemNodesSection } from './cluster-section';
export type { Environment, Tier } from './environment';
export { logRetentionDays } from './log-retention';
export type { ModelsSection } from './models-section';
export type { NatMode, NetworkSection } from './network-section';
export type { ResolvedEnvironment } from './resolved-environment';
export type { StateSection } from './state-section';
