export { type InterruptionHook, type InterruptionHookProps, interruptionHooks } from './interruptions/interruption-hooks';
export { InterruptionQueue } from './interruptions/interruption-queue';
export { interruptionQueueProblems } from './interruptions/interruption-queue-problems';
export type { InterruptionQueueProps } from './interruptions/interruption-queue-props';
export { type EventPattern, type InterruptionRule, interruptionRules, type InterruptionRulesProps } from './interruptions/interruption-rules';
export { managedTag } from './interruptions/managed-tag';
export { type TerminationHandlerAccess, terminationHandlerStatements } from './interruptions/termination-handler-statements';
