/** Condition operators, each with the keys and values that it compares. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement in the words of the IAM policy language. */
export interface Statement {
  /** What the statement is for; unique in its policy, letters and digits only (IAM user guide, "IAM JSON policy elements: Sid"). */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Absent in a policy that is attached to a principal. */
  readonly Principal?:
    '*' | { readonly AWS: string | readonly string[] } | { readonly Service: string } | { readonly Federated: string };
  /** What it is about; or `NotAction`, all but that. */
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Condition;
}
