/** A piece of work worth a line. */
export interface Step {
  readonly title: string;
  /**
   * Does the work and says in few words what came of it.
   *
   * @param note shows how far the work is, where somebody watches
   */
  readonly run: (note: (text: string) => void) => Promise<string>;
}

/** Steps of one stack, in order. */
export interface StepGroup {
  readonly title: string;
  readonly steps: readonly Step[];
  /** What came of them all, in few words; asked after the last one. */
  readonly outcome: () => string;
}

/** Shows work while it is done; the work itself is the same under every implementation. */
export interface Progress {
  /** Does quick work that leaves nothing to read when it went well. */
  during<Result>(text: string, work: () => Promise<Result>): Promise<Result>;
  /** Runs a step that belongs to no group. Its error is thrown on. */
  step(step: Step): Promise<void>;
  /** Runs all steps one after the other. The first error stops them and is thrown on. */
  run(groups: readonly StepGroup[]): Promise<void>;
  /**
   * Runs all groups at once, the steps of each one after the other; who waits for whom is up to the steps. An error ends its own group
   * only: the others finish, and then the first error is thrown on.
   */
  sideBySide(groups: readonly StepGroup[]): Promise<void>;
}
