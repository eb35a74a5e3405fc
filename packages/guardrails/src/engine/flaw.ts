/** What is wrong at one resource. */
export interface Flaw {
  /** What is wrong, in one clause that shows the value. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly fix: string;
}
