import { resolveServedModel } from '@spot-serving/core';
import { ModelService, ServingNamespace, TensorFlowServing, type TensorFlowServingProps } from '@spot-serving/serving';
import { type SynthesizedStack, synthInCluster } from '@spot-serving/testkit';

/** The stack that the check reads: version 7 of a model, as an environment's defaults would serve it. */
export function aServedModel(change: Partial<TensorFlowServingProps>): SynthesizedStack {
  return synthInCluster((scope) => {
    const { name: namespace, ready } = new ServingNamespace(scope, 'Namespace');
    const service = new ModelService(scope, 'Service', { name: 'resnet', namespace, after: ready });
    new TensorFlowServing(scope, 'Model', {
      ...resolveServedModel({ version: 7, sizeMiB: 500 }),
      model: 'resnet',
      modelUri: 's3://models-111122223333/resnet/7',
      region: 'eu-west-1',
      modelServerImage: 'docker.io/tensorflow/serving:2.19.1',
      loaderImage: 'docker.io/amazon/aws-cli:2.34.24',
      clientCidrs: ['10.0.0.0/20'],
      priorityClassName: 'spot-serving-models',
      surroundings: { headroom: 0, provisionMinutes: 5 },
      service,
      after: service.ready,
      ...change,
    });
  });
}
