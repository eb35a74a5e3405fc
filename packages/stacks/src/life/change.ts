import type { Environment } from '@spot-serving/core';

/** One step of a change: what somebody does to an app as the steps before left it. */
export type ChangeStep = {
  /** What is done, in few words. */
  readonly step: string;
} & (
  | {
      /** The environment as the step writes it, from the one that is deployed. */
      readonly to: (deployed: Environment) => Environment;
      /**
       * Whether the step is refused before anything is applied; then the deployed environment stays.
       *
       * @default false - it goes through
       */
      readonly refused?: boolean;
      /**
       * Resource types of which no object that is there may change but for its tags, such as `aws_launch_template` where no node is to be made anew.
       *
       * @default none - whatever the plan says
       */
      readonly leaves?: readonly string[];
    }
  | {
      /** Names of stacks that are taken down, with all that depend on them, while the code still has them; `deployed` is as it was. */
      readonly destroys: (deployed: Environment) => readonly string[];
    }
);

/** A change of a deployed app, in the steps that it takes. */
export interface Change {
  /** What changes, in few words. */
  readonly change: string;
  /** In order, each on the states that the one before left. */
  readonly steps: readonly ChangeStep[];
}
