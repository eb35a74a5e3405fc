export { checkEnvironment, environmentProblems } from './check-environment';
export type { Environment, Tier } from './environment';
export type { ModelsSection } from './models-section';
export type { NatMode, NetworkSection } from './network-section';
export type { ResolvedEnvironment } from './resolved-environment';
export { logRetentionDays } from './schema';
export type { StateSection } from './state-section';
