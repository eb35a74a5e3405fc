/** Why something that checkov finds stays as it is. */
export interface Answer {
  /** Id of the check. */
  readonly check: string;
  /** Which resources: `<stack>:<name in the stack>`, `*` for any run of characters. */
  readonly resource: string;
  /** Why, for the next reader. */
  readonly reason: string;
}
