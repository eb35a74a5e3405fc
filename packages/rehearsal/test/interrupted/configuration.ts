/** A Terraform configuration in JSON. */
export type Configuration = Readonly<Record<string, unknown>>;
