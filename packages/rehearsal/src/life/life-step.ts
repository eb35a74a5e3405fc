/** What a step does: deploys what was synthesized to a folder, is refused by the app's own checks, or takes stacks down. */
export type StepAction =
  | { readonly kind: 'deploy'; /** Absolute path. */ readonly folder: string }
  | { readonly kind: 'refusal'; /** All that the app said. */ readonly words: string }
  | {
      readonly kind: 'destroy';
      /** Names of stacks; what depends on them goes too. */ readonly stacks: readonly string[];
    };

/** One step of an app's life. */
export interface LifeStep {
  /** The change that it belongs to. */
  readonly change: string;
  /** What is done, in few words. */
  readonly step: string;
  /** How it is to end. `either`: it goes through, or is refused before Terraform begins. */
  readonly expected: 'applied' | 'refused' | 'either';
  readonly action: StepAction;
}
