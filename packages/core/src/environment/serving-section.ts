/** What every model of an environment is served with. */
export interface ServingSection {
  /** Image of TensorFlow ModelServer, with tag or digest. @default docker.io/tensorflow/serving:2.19.1 */
  readonly modelServerImage?: string;
  /** Image of the container that fetches models: bash, coreutils and the AWS CLI. @default docker.io/amazon/aws-cli:2.34.24 */
  readonly loaderImage?: string;
}

/** An image by name and tag, by digest, or both; one without either would be whatever `latest` is that day. */
export const imageReferenceForm = /^[a-z0-9][a-z0-9._/:-]*(:[\w][\w.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/;

/** Fills what the section leaves open. */
export function resolveServing(serving: ServingSection = {}): Required<ServingSection> {
  return { modelServerImage: 'docker.io/tensorflow/serving:2.19.1', loaderImage: 'docker.io/amazon/aws-cli:2.34.24', ...serving };
}
