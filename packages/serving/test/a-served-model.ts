import { resolveServedModel } from '@spot-serving/core';
import { type SynthesizedStack, synthInCluster } from '@spot-serving/testkit';

import { ModelService, ServingNamespace, TensorFlowServing, type TensorFlowServingProps } from '../src';

/** Version 7 of a model of 500 MiB, as an environment's defaults would serve it. */
export const resnet: Omit<TensorFlowServingProps, 'service'> = {
  ...resolveServedModel({ version: 7, sizeMiB: 500 }),
  model: 'resnet',
  modelUri: 's3://models-111122223333/resnet/7',
  region: 'eu-west-1',
  modelServerImage: 'docker.io/tensorflow/serving:2.19.1',
  loaderImage: 'docker.io/amazon/aws-cli:2.34.24',
  clientCidrs: ['10.0.0.0/20', '10.0.16.0/20'],
  priorityClassName: 'spot-serving-models',
  surroundings: { headroom: 0, provisionMinutes: 5 },
};

/** A stack with a namespace and one served model. */
export function aServedModel(change: Partial<TensorFlowServingProps> = {}, name = 'resnet'): SynthesizedStack {
  return synthInCluster((scope) => {
    const { name: namespace, ready } = new ServingNamespace(scope, 'Namespace', {
      scraped: change.scaling !== undefined,
    });
    const service = new ModelService(scope, 'Service', { name, namespace, after: ready });
    new TensorFlowServing(scope, 'Model', { ...resnet, service, after: service.ready, ...change });
  });
}
