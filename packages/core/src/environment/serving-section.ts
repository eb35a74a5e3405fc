/** What every model of an environment is served with. */
export interface ServingSection {
  /** Image of TensorFlow ModelServer, with tag or digest. @default docker.io/tensorflow/serving:2.19.1 */
  readonly modelServerImage?: string;
  /** Image of the container that fetches models: bash, coreutils and the AWS CLI. @default docker.io/amazon/aws-cli:2.34.24 */
  readonly loaderImage?: string;
}

/** Fills what the section leaves open. */
export function resolveServing(serving: ServingSection = {}): Required<ServingSection> {
  return {
    modelServerImage: 'docker.io/tensorflow/serving:2.19.1',
    loaderImage: 'docker.io/amazon/aws-cli:2.34.24',
    ...serving,
  };
}
