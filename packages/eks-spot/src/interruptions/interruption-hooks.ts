/** Seconds for which a hook holds an instance: longer than Spot's notice of 120 s, so that a drain can end (infra 2.2). */
const heartbeatSeconds = 300;

/** A lifecycle hook, in the words of an Auto Scaling group's `initial_lifecycle_hook`. */
export interface InterruptionHook {
  /** Name of the hook in its group. */
  readonly name: string;
  /** When the group holds the instance. */
  readonly lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING' | 'autoscaling:EC2_INSTANCE_LAUNCHING';
  /** What happens to the instance when nobody answers in time. */
  readonly defaultResult: 'CONTINUE' | 'ABANDON';
  /** How long the group waits for an answer, in seconds. */
  readonly heartbeatTimeout: number;
}

/** Which hooks a group has. */
export interface InterruptionHookProps {
  /** Whether new instances wait for their node to be Ready. @default false - instances are in service as soon as EC2 runs them */
  readonly launchHook?: boolean;
}

/**
 * Hooks of every group whose nodes the termination handler drains. They name no target: EventBridge takes their events to the queue.
 *
 * Set them as the group's initial hooks: those exist before its first instance does, hooks made later do not. The terminating one lets the
 * instance go when the handler is dead; the launching one, which the handler answers once the node is Ready, gives up an instance that never
 * joined (infra 2.2).
 */
export function interruptionHooks({ launchHook = false }: InterruptionHookProps = {}): readonly InterruptionHook[] {
  const terminating: InterruptionHook = {
    name: 'drain',
    lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    defaultResult: 'CONTINUE',
    heartbeatTimeout: heartbeatSeconds,
  };
  const launching: InterruptionHook = {
    name: 'join',
    lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
    defaultResult: 'ABANDON',
    heartbeatTimeout: heartbeatSeconds,
  };
  return launchHook ? [terminating, launching] : [terminating];
}
