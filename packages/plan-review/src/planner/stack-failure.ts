/** A stack could not be planned, for a reason that the user can act on. The message may be several lines; it quotes no value of a plan. */
export class StackFailure extends Error {
  override readonly name = 'StackFailure';
}
