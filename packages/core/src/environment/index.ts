export { checkEnvironment, environmentProblems, type EnvironmentRule } from './check-environment';
export type { Environment } from './environment';
export type { ResolvedEnvironment } from './resolved-environment';
export type { Tier } from './tier-defaults';
export { environmentSchema } from './schema';
