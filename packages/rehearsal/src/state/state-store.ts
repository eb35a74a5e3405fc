import type { RehearsedStack } from '../rehearse/rehearsed-stack';

/** The lock of one stack's state. */
export interface StateLock {
  /**
   * Takes the lock for somebody else.
   *
   * @returns the holder, as Terraform names it to those it refuses
   */
  hold(): Promise<string>;
  /** Gives up a lock that `hold` took. */
  release(): Promise<void>;
  /** Whether somebody holds it. */
  isHeld(): Promise<boolean>;
  /** How often it was taken so far, by anybody. */
  timesTaken(): Promise<number>;
}

/** Where the states of rehearsed stacks are. */
export interface StateStore {
  /** Environment that Terraform needs to reach them. */
  readonly variables: NodeJS.ProcessEnv;
  /**
   * Makes the stacks keep their states here, and read those of others from here.
   *
   * @param stacks all stacks of the app
   * @returns the stacks, with what is to be warned of their states
   * @throws {Failure} 1 for stacks whose states cannot be here
   */
  adopt(stacks: readonly RehearsedStack[]): Promise<readonly RehearsedStack[]>;
  /** The lock of a stack's state; undefined where states have none. */
  lockOf(stack: RehearsedStack): StateLock | undefined;
  close(): Promise<void>;
}
