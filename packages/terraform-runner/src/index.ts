export { afterDependencies, type SideBySideOptions } from './app/after-dependencies';
export { doomedStacks } from './app/doomed-stacks';
export { fitting } from './app/fitting';
export { findApp, listApps, type FoundApp } from './app/find-app';
export { annotations, readManifest, type ManifestStack } from './app/manifest';
export { forgottenStacks, type ForgottenStack } from './app/forgotten-stacks';
export { inDependencyOrder, type Ordered } from './app/order';
export { readConfig, type AppConfig } from './app/read-config';
export {
  readStackConfiguration,
  type Backend,
  type ProtectedResource,
  type StackConfiguration,
} from './app/stack-configuration';
export { stackAt } from './app/state-location';
export { standingState, type StandingObject, type StandingState } from './app/standing-state';
export { synthesize, type SynthesisOptions } from './app/synthesize';
export { Interrupted, Interruption, type StopSignal } from './process/interruption';
export { isAlive } from './process/is-alive';
export { runProcess, type ProcessOptions, type ProcessResult } from './process/run-process';
export { limitConcurrency } from './process/limit-concurrency';
export { PlainProgress } from './progress/plain-progress';
export { progressFor } from './progress/progress-for';
export type { Progress, Step, StepGroup } from './progress/progress';
export { describeCounts } from './terraform/describe-counts';
export { lockHolder, lockHolderText, type LockHolder } from './terraform/lock-holder';
export { locateTerraform, type LocatedTerraform } from './terraform/locate';
export {
  countsIn,
  errorText,
  parseMessage,
  parseValidation,
  plannedChanges,
  warningTexts,
  type Counts,
  type Diagnostic,
  type UiMessage,
} from './terraform/messages';
export { plainText } from './terraform/plain-text';
export { unattended } from './terraform/unattended';
export { Terraform, type TerraformOptions, type TerraformRun } from './terraform/terraform';
export * from './program';
