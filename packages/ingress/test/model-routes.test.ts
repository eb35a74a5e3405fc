import fc from 'fast-check';

import { synthInCluster } from '@spot-serving/testkit';

import type { ModelIngressProps } from '../src';
import { ModelIngress } from '../src';
import { grpcRoute, restRoute, type Route } from '../src/model/model-routes';
import { ingressesOf, type RenderedIngress, routed } from './listener';
import { modelProps } from './model-props';

const host = 'models.example.com';
const ofModels = (...models: readonly string[]): readonly RenderedIngress[] => {
  const props = models.map((model): ModelIngressProps =>
    modelProps({ model, backends: [{ service: model, weight: 1 }] }),
  );
  return Object.values(
    ingressesOf(synthInCluster((scope) => void props.map((one) => new ModelIngress(scope, one.model, one)))),
  );
};

describe('what a listener lets through for the models resnet, resnet2 and my-resnet', () => {
  const ingresses = ofModels('resnet', 'resnet2', 'my-resnet');

  it.each([
    ['status', '/v1/models/resnet', 'resnet-rest'],
    ['predictions', '/v1/models/resnet:predict', 'resnet-rest'],
    ['classification', '/v1/models/resnet:classify', 'resnet-rest'],
    ['regression', '/v1/models/resnet:regress', 'resnet-rest'],
    ['metadata', '/v1/models/resnet/metadata', 'resnet-rest'],
    ['the status of a version', '/v1/models/resnet/versions/3', 'resnet-rest'],
    ['predictions of a version', '/v1/models/resnet/versions/3:predict', 'resnet-rest'],
    ['predictions of a label', '/v1/models/resnet/labels/stable:predict', 'resnet-rest'],
    ['a query', '/v1/models/resnet:predict?trace=1', 'resnet-rest'],
    ['a model whose name begins like it', '/v1/models/resnet2:predict', 'resnet2-rest'],
    ['a model whose name ends like it', '/v1/models/my-resnet/versions/1:predict', 'my-resnet-rest'],
  ])('REST: %s', (_, path, ingress) => {
    expect(routed(ingresses, host, path)).toBe(ingress);
    expect(routed(ingresses, host.toUpperCase(), path)).toBe(ingress);
  });

  it.each(['Predict', 'Classify', 'Regress', 'MultiInference', 'GetModelMetadata'])(
    'gRPC: %s, by the host of the model',
    (method) => {
      const path = `/tensorflow.serving.PredictionService/${method}`;
      expect(routed(ingresses, `resnet.${host}`, path)).toBe('resnet-grpc');
      expect(routed(ingresses, `my-resnet.${host}`, path)).toBe('my-resnet-grpc');
    },
  );

  it.each([
    ['nothing', '/'],
    ['the list of all models', '/v1/models'],
    ['the list with a slash', '/v1/models/'],
    ['a model that is not served', '/v1/models/bert:predict'],
    ['a model named as a second version', '/v1/models/resnet-canary:predict'],
    ['a model of another case', '/v1/models/ResNet:predict'],
    ['another version of the interface', '/v2/models/resnet:predict'],
    ['a path before the path', '/x/v1/models/resnet:predict'],
    ['metrics', '/monitoring/prometheus/metrics'],
    ['loading and unloading of models', '/tensorflow.serving.ModelService/HandleReloadConfigRequest'],
    ['the status of models over gRPC', '/tensorflow.serving.ModelService/GetModelStatus'],
    ['sessions', '/tensorflow.serving.SessionService/SessionRun'],
    ['the profiler', '/tensorflow.ProfilerService/Profile'],
    ['the profile analysis', '/tensorflow.ProfileAnalysis/NewSession'],
    ['health over gRPC', '/grpc.health.v1.Health/Check'],
    ['reflection', '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo'],
    ['a service whose name begins like predictions', '/tensorflow.serving.PredictionService2/Predict'],
  ])('neither way: %s', (_, path) => {
    expect(routed(ingresses, host, path)).toBeUndefined();
    expect(routed(ingresses, `resnet.${host}`, path)).toBeUndefined();
  });

  it.each([
    ['predictions over gRPC at the host of REST', host, '/tensorflow.serving.PredictionService/Predict'],
    ['REST at the host of gRPC', `resnet.${host}`, '/v1/models/resnet:predict'],
    ['gRPC of a model that is not served', `bert.${host}`, '/tensorflow.serving.PredictionService/Predict'],
    ['another host', 'example.com', '/v1/models/resnet:predict'],
    ['a host below that of a model', `a.resnet.${host}`, '/tensorflow.serving.PredictionService/Predict'],
  ])('refuses %s', (_, at, path) => {
    expect(routed(ingresses, at, path)).toBeUndefined();
  });

  it('has no default that would take the rest', () => {
    expect(ingresses.map(({ spec }) => spec.default_backend)).toEqual(ingresses.map(() => undefined));
  });
});

describe('routes of any two models', () => {
  const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
  const rest = fc.constantFrom(
    '',
    ':predict',
    ':classify',
    '/metadata',
    '/versions/7:predict',
    '/labels/stable:predict',
    '/versions/7',
  );
  const rendered = (id: string, { host: at, paths }: Route): RenderedIngress => ({
    metadata: { name: id, namespace: 'models', annotations: {} },
    spec: {
      ingress_class_name: 'alb',
      rule: [
        { host: at, http: { path: paths.map(({ path, pathType }) => ({ path, path_type: pathType, backend: {} })) } },
      ],
    },
    wait_for_load_balancer: true,
  });
  const both = (model: string) => [
    rendered(`${model} rest`, restRoute(model, host)),
    rendered(`${model} grpc`, grpcRoute(model, host)),
  ];

  it('are reached by their own requests, and never by those of the other', () => {
    fc.assert(
      fc.property(name, name, rest, (one, other, end) => {
        fc.pre(one !== other);
        expect(routed(both(one), host, `/v1/models/${one}${end}`)).toBe(`${one} rest`);
        expect(routed(both(one), host, `/v1/models/${other}${end}`)).toBeUndefined();
        expect(routed(both(one), `${other}.${host}`, '/tensorflow.serving.PredictionService/Predict')).toBeUndefined();
      }),
    );
  });

  it('are not reached by a longer name', () => {
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z0-9-]{1,5}$/), rest, (model, more, end) => {
        expect(routed(both(model), host, `/v1/models/${model}${more}${end}`)).toBeUndefined();
        expect(routed(both(model), host, `/v1/models/${more}${model}${end}`)).toBeUndefined();
      }),
    );
  });
});
