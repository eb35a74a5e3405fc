/** What models are served with unless an environment says otherwise: `serving.modelServerImage`. */
export const modelServerImage = 'docker.io/tensorflow/serving:2.19.1';
