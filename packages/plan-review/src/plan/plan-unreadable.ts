/** Why a plan cannot be reviewed. */
export type PlanTrouble = 'not JSON' | 'not a plan' | 'unknown format' | 'errored';

/** A plan that must not be reviewed. The message is one line for its user, with what to do; it quotes no value of the plan. */
export class PlanUnreadable extends Error {
  constructor(
    readonly trouble: PlanTrouble,
    message: string,
  ) {
    super(message);
    this.name = 'PlanUnreadable';
  }
}
