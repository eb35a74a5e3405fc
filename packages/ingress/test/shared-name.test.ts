import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';

import { describeProblem } from '@spot-serving/core';
import { resourcesOf, synthInCluster } from '@spot-serving/testkit';

import { Endpoint, ModelIngress, modelIngressProblems, SharedName } from '../src';
import { annotation, ingressesOf, routed } from './listener';
import { balancer, endpoint, modelProps } from './model-props';

const valuesOf = (resources: object) => Object.values(resources) as Record<string, unknown>[];
const zone = { zoneName: 'example.com', zoneId: 'Z0123456789ABCDEFGHIJ' };
const recordsFor = (...regions: readonly string[]): Record<string, unknown>[] =>
  valuesOf(
    resourcesOf(
      Route53Record,
      synthInCluster((scope) => {
        const names = { ...zone, hostName: 'all.example.com', balancerHostName: 'own.elb.example' };
        new SharedName(scope, 'Shared', { ...names, regions });
      }),
    ),
  );

describe('SharedName', () => {
  it('leads clients to the balancer of the region that is nearest, as long as it is healthy', () => {
    const record = {
      type: 'A',
      set_identifier: 'eu-west-1',
      latency_routing_policy: { region: 'eu-west-1' },
      alias: { name: 'own.elb.example', evaluate_target_health: true },
      allow_overwrite: true,
    };
    expect(recordsFor('eu-west-1')).toMatchObject([
      { ...record, name: 'all.example.com' },
      { ...record, name: '*.all.example.com' },
    ]);
  });

  it("takes over another region's clients under that region's own identifier, so that its record is the same one", () => {
    const identifiers = recordsFor('eu-west-1', 'us-east-1').map(
      ({ name, set_identifier: id }) => `${String(name)} ${String(id)}`,
    );
    expect(identifiers.sort()).toEqual([
      '*.all.example.com eu-west-1',
      '*.all.example.com us-east-1',
      'all.example.com eu-west-1',
      'all.example.com us-east-1',
    ]);
  });

  it('is not there for a region that has left', () => {
    expect(recordsFor()).toEqual([]);
  });
});

describe('a balancer that answers to a shared name', () => {
  const shared = {
    hostName: 'all.example.com',
    certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/shared',
  };
  const both = modelProps({ balancer: { ...balancer, shared } });
  const ingresses = ingressesOf(
    synthInCluster((scope) => {
      new ModelIngress(scope, 'resnet', both);
    }),
  );

  it.each([
    ['REST by its own name', 'models.example.com', '/v1/models/resnet:predict', 'resnet-rest'],
    ['REST by the shared name', 'all.example.com', '/v1/models/resnet:predict', 'resnet-rest'],
    [
      'gRPC by the shared name',
      'resnet.all.example.com',
      '/tensorflow.serving.PredictionService/Predict',
      'resnet-grpc',
    ],
    [
      'no model management',
      'resnet.all.example.com',
      '/tensorflow.serving.ModelService/HandleReloadConfigRequest',
      undefined,
    ],
    ['no other name', 'other.example.com', '/v1/models/resnet:predict', undefined],
    ['REST not by the host of gRPC', 'resnet.all.example.com', '/v1/models/resnet:predict', undefined],
  ])('lets through: %s', (_, host, path, ingress) => {
    expect(routed(Object.values(ingresses), host, path)).toBe(ingress);
  });

  it('has certificates of both names, its own first', () => {
    expect(Object.values(ingresses).map((one) => annotation(one, 'certificate-arn'))).toEqual([
      `${endpoint.certificateArn},${shared.certificateArn}`,
      `${endpoint.certificateArn},${shared.certificateArn}`,
    ]);
  });

  it('takes no further rule of the balancer', () => {
    const rules = (one: (typeof ingresses)[string] | undefined) =>
      one?.spec.rule.flatMap(({ http }) => http.path).length;
    const alone = ingressesOf(
      synthInCluster((scope) => {
        new ModelIngress(scope, 'resnet', modelProps());
      }),
    );
    expect(rules(ingresses['resnet-rest'])).toBe(rules(alone['resnet-rest']));
  });

  it.each([
    ['the shared name would be that of the region', 'eu', 'eu.all.example.com', 'all.example.com'],
    ["the region's name would be the shared one", 'all', 'eu.example.com', 'all.eu.example.com'],
  ])('refuses a model whose host below %s', (_, model, hostName, sharedHostName) => {
    const problems = modelIngressProblems({
      ...{ ...both, model },
      balancer: { endpoint: { ...endpoint, hostName }, shared: { ...shared, hostName: sharedHostName } },
    });
    expect(problems.map(describeProblem)).toEqual([
      expect.stringMatching(new RegExp(`^model is "${model}": call the model or the region otherwise`)),
    ]);
  });
});

describe('Endpoint', () => {
  const certificates = (sharedHostName?: string) =>
    valuesOf(
      resourcesOf(
        AcmCertificate,
        synthInCluster((scope) => {
          new Endpoint(scope, 'Endpoint', {
            ...zone,
            groupName: 'dev',
            hostName: 'eu.example.com',
            inboundCidrs: ['10.0.0.0/16'],
            sharedHostName,
          });
        }),
      ),
    ).map(({ domain_name: name, subject_alternative_names: others }) => [name, others]);

  it('has a certificate of the shared name that comes and goes without its own', () => {
    expect(certificates()).toEqual([['eu.example.com', ['*.eu.example.com']]]);
    expect(certificates('all.example.com')).toEqual([
      ['eu.example.com', ['*.eu.example.com']],
      ['all.example.com', ['*.all.example.com']],
    ]);
  });
});
