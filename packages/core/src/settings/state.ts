import { field } from './forms';
import { section } from './section';

/** The S3 bucket of the Terraform states, made once per account by the bootstrap app. */
export interface StateSection {
  /** Name of the bucket; its default encryption (our key) applies, and locks are objects beside the states. */
  readonly bucket: string;
  /** Region of the bucket. @default the environment's region */
  readonly region?: string;
}

/** Its shape. */
export const stateSchema = section({ bucket: field.bucket, region: field.region.optional() });
