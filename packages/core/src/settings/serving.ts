import { modelServerImage } from '../models/model-server-image';
import { field } from './forms';
import { section } from './section';
import { type Complete, withDefaults } from './with-defaults';

/** What every model of an environment is served with. */
export interface ServingSection {
  /** Image of TensorFlow ModelServer, with tag or digest. @default docker.io/tensorflow/serving:2.19.1 */
  readonly modelServerImage?: string;
  /** Image of the container that fetches models: bash, coreutils and the AWS CLI. @default docker.io/amazon/aws-cli:2.34.24 */
  readonly loaderImage?: string;
}

/** Its shape. */
export const servingSchema = section({ modelServerImage: field.image.optional(), loaderImage: field.image.optional() });

const defaults = { modelServerImage, loaderImage: 'docker.io/amazon/aws-cli:2.34.24' };

/** Fills what is left open. */
export function resolveServing(serving: ServingSection = {}): Complete<ServingSection> {
  return withDefaults(defaults, serving);
}
