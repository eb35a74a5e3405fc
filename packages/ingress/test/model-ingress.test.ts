import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { TerraformOutput, Token } from 'cdktf';

import { describeProblem } from '@spot-serving/core';
import { synthInCluster } from '@spot-serving/testkit';

import { type BalancerProps, ModelIngress, modelIngressProblems, type ModelIngressProps } from '../src';
import { annotation, ingressesOf, type RenderedIngress } from './listener';
import { balancer, endpoint, modelProps } from './model-props';

const ingressOf = (name: string, change: Partial<ModelIngressProps> = {}): RenderedIngress => {
  const found = ingressesOf(synthInCluster((scope) => new ModelIngress(scope, 'Resnet', modelProps(change))))[name];
  if (!found) throw new Error(`no Ingress ${name}`);
  return found;
};
const both = (change: Partial<ModelIngressProps> = {}) => [
  ingressOf('resnet-rest', change),
  ingressOf('resnet-grpc', change),
];
const withBalancer = (change: Partial<BalancerProps>) => ({ balancer: { ...balancer, ...change } });
const jwt = {
  kind: 'jwt',
  issuer: 'https://id.example.com',
  jwksUri: 'https://id.example.com/keys',
  claims: [{ name: 'aud', values: ['models'] }],
} as const;
const open = { ...endpoint, scheme: 'internet-facing', inboundCidrs: ['0.0.0.0/0'] } as const;

describe('the load balancer of a ModelIngress', () => {
  it.each<[string, string]>([
    ['group.name', 'dev-models'],
    ['scheme', 'internal'],
    ['inbound-cidrs', '10.0.0.0/16,10.1.0.0/16'],
    ['listen-ports', '[{"HTTP":80},{"HTTPS":443}]'],
    ['ssl-redirect', '443'],
    ['ssl-policy', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
    ['certificate-arn', endpoint.certificateArn],
  ])('has %s on each Ingress alike', (name, value) => {
    expect(both().map((ingress) => annotation(ingress, name))).toEqual([value, value]);
  });

  it('logs each request, drops headers that are none, and may be deleted', () => {
    expect(annotation(ingressOf('resnet-rest'), 'load-balancer-attributes')?.split(',')).toEqual([
      'access_logs.s3.enabled=true',
      'access_logs.s3.bucket=dev-logs',
      'access_logs.s3.prefix=load-balancer',
      'deletion_protection.enabled=false',
      'idle_timeout.timeout_seconds=60',
      'routing.http.drop_invalid_header_fields.enabled=true',
    ]);
  });

  it('says what is off, as the controller does not undo what is no longer said', () => {
    const change = withBalancer({ accessLogs: undefined, deletionProtection: true, idleTimeoutSeconds: 600 });
    expect(annotation(ingressOf('resnet-grpc', change), 'load-balancer-attributes')?.split(',')).toEqual([
      'access_logs.s3.enabled=false',
      'deletion_protection.enabled=true',
      'idle_timeout.timeout_seconds=600',
      'routing.http.drop_invalid_header_fields.enabled=true',
    ]);
  });

  it('is put by the role tags of subnets, or into those that are named, also when only an apply knows them', () => {
    expect(annotation(ingressOf('resnet-rest'), 'subnets')).toBeUndefined();
    expect(annotation(ingressOf('resnet-rest', withBalancer({ subnetIds: ['subnet-1', 'subnet-2'] })), 'subnets')).toBe(
      'subnet-1,subnet-2',
    );
    const later = synthInCluster((scope) => {
      const subnetIds = new DataAwsSubnets(scope, 'Subnets').ids;
      new ModelIngress(scope, 'Resnet', modelProps(withBalancer({ subnetIds })));
    });
    expect(Object.values(ingressesOf(later)).map((one) => annotation(one, 'subnets'))).toEqual(
      Array(2).fill('${join(",", data.aws_subnets.Subnets.ids)}'),
    );
  });

  it('asks for a JWT in each request, and lets no gRPC past it', () => {
    const ingresses = ingressesOf(
      synthInCluster(
        (scope) =>
          new ModelIngress(scope, 'Resnet', modelProps(withBalancer({ endpoint: { ...open, authentication: jwt } }))),
      ),
    );
    expect(Object.keys(ingresses)).toEqual(['resnet-rest']);
    const asked = ingresses['resnet-rest'] && annotation(ingresses['resnet-rest'], 'jwt-validation');
    expect(JSON.parse(asked ?? '{}')).toEqual({
      jwksEndpoint: 'https://id.example.com/keys',
      issuer: 'https://id.example.com',
      additionalClaims: [{ format: 'single-string', name: 'aud', values: ['models'] }],
    });
  });

  it('asks for a client certificate at its listener, on each Ingress alike', () => {
    const trustStoreArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0123456789abcdef';
    const asked = both(withBalancer({ endpoint: { ...open, authentication: { kind: 'mtls', trustStoreArn } } })).map(
      (one) => annotation(one, 'mutual-authentication'),
    );
    expect(asked.map((text) => JSON.parse(text ?? '[]'))).toEqual(
      Array(2).fill([{ port: 443, mode: 'verify', trustStore: trustStoreArn }]),
    );
  });
});

describe('the targets of a ModelIngress', () => {
  it('are pods, checked by what says that the model can be used', () => {
    const [rest, grpc] = both().map(({ metadata }) => metadata.annotations);
    const prefix = 'alb.ingress.kubernetes.io';
    expect(rest).toMatchObject({
      [`${prefix}/target-type`]: 'ip',
      [`${prefix}/backend-protocol-version`]: 'HTTP1',
      [`${prefix}/healthcheck-path`]: '/v1/models/resnet/metadata',
      [`${prefix}/success-codes`]: '200',
      [`${prefix}/healthcheck-interval-seconds`]: '5',
      [`${prefix}/healthcheck-timeout-seconds`]: '4',
    });
    expect(grpc).toMatchObject({
      [`${prefix}/target-type`]: 'ip',
      [`${prefix}/backend-protocol-version`]: 'GRPC',
      [`${prefix}/healthcheck-path`]: '/grpc.health.v1.Health/Check',
      [`${prefix}/success-codes`]: '0',
    });
  });

  it.each([
    ['healthcheck-interval-seconds', '5', 'the shortest that there is'],
    ['healthcheck-timeout-seconds', '4', 'below the interval'],
    ['healthy-threshold-count', '2', 'the fewest: a new pod waits ten seconds, as its start-up is reckoned'],
    [
      'unhealthy-threshold-count',
      '2',
      'the fewest: a node that went without a word loses no more than ten seconds of requests',
    ],
  ])('of both protocols have %s %s: %s', (name, value) => {
    expect(both().map((ingress) => annotation(ingress, name))).toEqual([value, value]);
  });

  it('leave within the delay that the drain allows, and are asked by fewest outstanding requests', () => {
    const expected = 'deregistration_delay.timeout_seconds=30,load_balancing.algorithm.type=least_outstanding_requests';
    expect(both().map((ingress) => annotation(ingress, 'target-group-attributes'))).toEqual([expected, expected]);
  });

  it.each([
    ['resnet-rest', 8501],
    ['resnet-grpc', 8500],
  ])('share the requests of %s by weight, and those without weight are there already', (name, servicePort) => {
    const ingress = ingressOf(name);
    expect(JSON.parse(annotation(ingress, 'actions.forward') ?? '{}')).toEqual({
      type: 'forward',
      forwardConfig: {
        targetGroups: [
          { serviceName: 'resnet', servicePort, weight: 100 },
          { serviceName: 'resnet-canary', servicePort, weight: 0 },
        ],
      },
    });
    const backends = ingress.spec.rule.flatMap(({ http }) => http.path.map(({ backend }) => backend));
    expect(new Set(backends.map((backend) => JSON.stringify(backend)))).toEqual(
      new Set(['{"service":{"name":"forward","port":{"name":"use-annotation"}}}']),
    );
  });

  it('change by weight alone: no other line of an Ingress does', () => {
    const shifted = {
      backends: [
        { service: 'resnet', weight: 90 },
        { service: 'resnet-canary', weight: 10 },
      ],
    };
    const withoutAction = (ingress: RenderedIngress) =>
      JSON.stringify(ingress, (key, value: unknown) => (key.endsWith('actions.forward') ? undefined : value));
    expect(both(shifted).map(withoutAction)).toEqual(both().map(withoutAction));
  });
});

describe('the order of a ModelIngress', () => {
  const stack = synthInCluster((scope) => {
    const service = new ServiceV1(scope, 'Service', { metadata: { name: 'resnet' }, spec: {} });
    const ingress = new ModelIngress(scope, 'Resnet', modelProps({ after: [service] }));
    new TerraformOutput(scope, 'balancer', { value: ingress.balancerHostName });
    new TerraformOutput(scope, 'ready', { value: ingress.ready.map(({ fqn }) => fqn) });
  });

  it('comes after the Services, and is there when its load balancer is', () => {
    const all = Object.values(ingressesOf(stack));
    expect(all.map(({ depends_on: after }) => after)).toEqual(
      Array(2).fill([expect.stringMatching(/^kubernetes_service_v1\./)]),
    );
    expect(all.map(({ spec, wait_for_load_balancer: waits }) => [spec.ingress_class_name, waits])).toEqual(
      Array(2).fill(['alb', true]),
    );
  });

  it('is made anew only after its name is free, when it never got an address', () => {
    expect(JSON.stringify(ingressesOf(stack))).not.toContain('create_before_destroy');
  });

  it('gives what pods wait for, and the name of the load balancer', () => {
    expect(stack.output?.ready?.value).toEqual([
      expect.stringMatching(/kubernetes_ingress_v1\.Resnet_Rest/),
      expect.stringMatching(/kubernetes_ingress_v1\.Resnet_Grpc/),
    ]);
    expect(stack.output?.balancer?.value).toMatch(
      /^\$\{try\(kubernetes_ingress_v1\.Resnet_Rest_\w+\.status\[0\]\.load_balancer\[0\]\.ingress\[0\]\.hostname, "no-balancer\.invalid"\)\}$/,
    );
  });
});

describe('models of one group', () => {
  const two = (one: BalancerProps, other: BalancerProps) => () =>
    synthInCluster((scope) => {
      new ModelIngress(scope, 'Resnet', modelProps({ balancer: one }));
      new ModelIngress(
        scope,
        'Bert',
        modelProps({ model: 'bert', backends: [{ service: 'bert', weight: 1 }], balancer: other }),
      );
    });

  it('describe their load balancer alike', () => {
    expect(two(balancer, { ...balancer, deletionProtection: true })).toThrow(
      /test\/Bert is misconfigured:\n {2}balancer is "dev-models": .*test\/Resnet, best the same object/,
    );
    expect(two(balancer, { ...balancer })).not.toThrow();
    expect(
      two(balancer, { ...balancer, deletionProtection: true, endpoint: { ...endpoint, groupName: 'other' } }),
    ).not.toThrow();
  });
});

describe('modelIngressProblems', () => {
  const backend = (service: string, weight: number) => ({ service, weight });

  it.each<[string, Partial<ModelIngressProps>, RegExp]>([
    ['a model that is no host', { model: 'my_model' }, /^model is "my_model": .*part of a host name/],
    ['a model that would match others', { model: 'res*' }, /^model is "res\*"/],
    ['a namespace that is none', { namespace: 'Models' }, /^namespace is "Models"/],
    [
      'a host too long for a rule',
      { ...withBalancer({ endpoint: { ...endpoint, hostName: `${'h'.repeat(62)}.org` } }), model: 'm'.repeat(63) },
      /^model .*has 130 characters, and a listener rule takes 128/,
    ],
    ['nobody to answer', { backends: [] }, /^backends is 0: name 1 to 5 Services/],
    [
      'more groups than an action takes',
      { backends: ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => backend(one, 1)) },
      /^backends is 6: name 1 to 5/,
    ],
    [
      'weights that are all nothing',
      { backends: [backend('a', 0), backend('b', 0)] },
      /^backends .*: give one of them a weight above 0/,
    ],
    [
      'a negative weight',
      { backends: [backend('a', 1), backend('b', -1)] },
      /^backends\[1\]\.weight is -1: use a whole number from 0 to 999/,
    ],
    ['a share for a weight', { backends: [backend('a', 0.9)] }, /^backends\[0\]\.weight is 0\.9/],
    [
      'a Service twice',
      { backends: [backend('a', 1), backend('a', 1)] },
      /^backends\[1\]\.service is "a": listed before/,
    ],
    [
      'a Service that is none',
      { backends: [backend('A b', 1)] },
      /^backends\[0\]\.service is "A b": write the name of a Service/,
    ],
    [
      'a connection closed before the answer',
      { longestRequestSeconds: 60, deregistrationDelaySeconds: 90 },
      /^balancer\.idleTimeoutSeconds is 60: use more than .* 60 s/,
    ],
    [
      'an idle time-out beyond the limit',
      withBalancer({ idleTimeoutSeconds: 4001 }),
      /^balancer\.idleTimeoutSeconds is 4001: use a whole number of seconds from 1 to 4000/,
    ],
    [
      'a target let go before the answer',
      { deregistrationDelaySeconds: 5 },
      /^deregistrationDelaySeconds is 5: .*from the longest request, 10 s, to 3600/,
    ],
    ['a delay beyond the limit', { deregistrationDelaySeconds: 3601 }, /^deregistrationDelaySeconds is 3601/],
    ['a request that takes no time', { longestRequestSeconds: 0 }, /^longestRequestSeconds is 0/],
    ['one subnet', withBalancer({ subnetIds: ['subnet-1', 'subnet-1'] }), /^balancer\.subnetIds .*two zones or more/],
    [
      'a prefix with a slash',
      withBalancer({ accessLogs: { bucketName: 'dev-logs', prefix: 'load-balancer/' } }),
      /^balancer\.accessLogs\.prefix is "load-balancer\/"/,
    ],
    [
      'gRPC without the JWT',
      { ...withBalancer({ endpoint: { ...open, authentication: jwt } }), grpc: true },
      /^grpc is true: .*mtls: load balancers verify no JWT/,
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(modelIngressProblems(modelProps(change)).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
  });

  it('passes over what only an apply knows', () => {
    const later = Token.asString({ later: true });
    const number = Token.asNumber({ later: true });
    const known = modelProps({ model: later, namespace: later, backends: [{ service: later, weight: number }] });
    expect(
      modelIngressProblems({
        ...known,
        balancer: { endpoint: { ...endpoint, hostName: later }, subnetIds: Token.asList({ later: true }) },
      }),
    ).toEqual([]);
  });

  it('stops with every problem at once, before anything is defined', () => {
    expect(() =>
      synthInCluster(
        (scope) => new ModelIngress(scope, 'Resnet', modelProps({ model: 'My', deregistrationDelaySeconds: 1 })),
      ),
    ).toThrow(/test\/Resnet is misconfigured:\n {2}model is "My": .*\n {2}deregistrationDelaySeconds is 1/);
  });
});
