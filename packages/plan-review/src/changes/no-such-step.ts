/** A step that Terraform plans and that what it asks does not take. */
export interface NoSuchStep {
  /** Address of the object. */
  readonly address: string;
  readonly what: string;
  readonly fix: string;
}
