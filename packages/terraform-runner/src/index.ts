export { afterDependencies, type SideBySideOptions } from './app/after-dependencies';
export { fitting } from './app/fitting';
export { findApp, listApps, type FoundApp } from './app/find-app';
export { annotations, readManifest, type ManifestStack } from './app/manifest';
export { inDependencyOrder, type Ordered } from './app/order';
export { readConfig, type AppConfig } from './app/read-config';
export {
  readStackConfiguration,
  stackConfiguration,
  type Backend,
  type ProtectedResource,
  type StackConfiguration,
} from './app/stack-configuration';
export { synthesize, type SynthesisOptions } from './app/synthesize';
export type { CommandContext } from './command/command-context';
export { inWorkFolder } from './command/in-work-folder';
export { runProgram, type Program } from './command/run-program';
export { Failure, type FailureCode } from './failure';
export { Interrupted, Interruption, type StopSignal } from './process/interruption';
export { isAlive } from './process/is-alive';
export { runProcess, type ProcessOptions, type ProcessResult } from './process/run-process';
export { turnstile } from './process/turnstile';
export { LiveProgress } from './progress/live-progress';
export { PlainProgress } from './progress/plain-progress';
export { progressFor } from './progress/progress-for';
export type { Progress, Step, StepGroup } from './progress/progress';
export { inWords } from './terraform/in-words';
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
export { unattended } from './terraform/unattended';
export { Terraform, type TerraformOptions, type TerraformRun } from './terraform/terraform';
