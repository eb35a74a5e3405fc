import type { ServedModelSection } from './served-model-section';

/** Who may do what with the models of an environment, and which of them are served. */
export interface ModelsSection {
  /** ARNs of the IAM roles that upload models; they alone may do so from outside the VPC. */
  readonly publishers: readonly string[];
  /** ARNs of the IAM roles that may read a model, by model name, beside the pods that serve it; nobody else reads it. @default nobody */
  readonly readers?: Readonly<Record<string, readonly string[]>>;
  /** Models that are served, by name; the pods of each may read it. @default none */
  readonly served?: Readonly<Record<string, ServedModelSection>>;
  /** E-mail addresses told of a read by anybody else. @default nobody, the alarm is only on its topic */
  readonly alarmEmails?: readonly string[];
  /** Whether Terraform refuses to destroy the bucket and its key. Models are data: turn it off only to retire them. @default true */
  readonly destroyProtection?: boolean;
}
