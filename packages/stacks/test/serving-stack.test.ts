import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { Testing } from 'cdktf';

import { AppStack, type Environment, type IEndpoint, type INetwork } from '@spot-serving/core';
import { findings } from '@spot-serving/guardrails';
import { subnetPlan } from '@spot-serving/network';
import {
  aCluster,
  aNetwork,
  aResolvedEnvironment,
  resourcesOf,
  type SynthesizedStack,
  theOnly,
} from '@spot-serving/testkit';

import { ServingStack } from '../src';
import { balancerPlace } from '../src/balancer-place';

const resnet = { version: 6, sizeMiB: 98, replicas: { min: 2, max: 4 } };
const host = { hostName: 'models.example.com', zoneName: 'example.com' };
const network = aNetwork();
const { cidr } = aResolvedEnvironment().network;

type ServedStack = SynthesizedStack & { readonly waitsFor: readonly string[]; readonly warnings: readonly string[] };

/** The stack of an app as it is written, and the names of the stacks that it waits for. */
function serve(
  served: object,
  scheme: IEndpoint['scheme'] = 'internal',
  change: Partial<Environment> = {},
  ownCertificate = false,
): ServedStack {
  const app = Testing.app();
  const pools = { spot: { general: { maxSize: 20 } } };
  const environment = aResolvedEnvironment({
    models: { publishers: ['arn:aws:iam::111122223333:role/p'], served: { ...served } },
    endpoint: host,
    pools,
    ...change,
  });
  const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
  const { hostName } = host;
  const given = { groupName: 'test-app', certificateArn, hostName, scheme, inboundCidrs: ['10.0.0.0/16'] } as const;
  const stack = new ServingStack(app, environment, {
    cluster: aCluster({ network }),
    modelStore: {
      modelUri: (model, version) => `s3://models/${model}/${version}`,
      readerStatements: (model) => [
        {
          Sid: 'ReadModel',
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::test-app-models-111122223333/${model}/*`,
        },
      ],
    },
    endpoint: ownCertificate ? undefined : given,
    accessLogs: { bucketName: 'logs', prefix: 'load-balancer' },
    alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
    platform: new AppStack(app, environment, 'platform'),
  });
  const waitsFor = stack.dependencies.map(({ node }) => node.id);
  const warnings = stack.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));
  return { ...(JSON.parse(Testing.synth(stack, true)) as SynthesizedStack), waitsFor, warnings };
}

it('makes a rule of the load balancer for each path, as many as it takes with 25 models', () => {
  const served = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`model-${n}`, resnet]));
  const ingresses = Object.values(
    resourcesOf(IngressV1, serve(served, 'internal', { pools: { spot: { general: { maxSize: 200 } } } })),
  );
  const rules = ingresses.flatMap((ingress) =>
    (ingress as { spec: { rule: { http: { path: unknown[] } }[] } }).spec.rule.flatMap(({ http }) => http.path),
  );
  expect([ingresses.length, rules.length]).toEqual([50, 100]);
});

type Annotated = { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } };
const annotations = (stack: SynthesizedStack, key: string) => {
  const all = (Object.values(resourcesOf(IngressV1, stack)) as Annotated[]).map(
    ({ metadata }) => metadata.annotations[`alb.ingress.kubernetes.io/${key}`],
  );
  return [...new Set(all)];
};
/** Blocks that the pods' policies let in. */
const letIn = (stack: SynthesizedStack) => {
  const from = JSON.stringify(resourcesOf(NetworkPolicyV1, stack)).match(/(?<="from":\[)[^\]]*/g) ?? [];
  return [...new Set(from.flatMap((blocks) => blocks.match(/[\d.]+\/\d+/g) ?? []))];
};

describe('the certificate of an app', () => {
  const stack = serve({ resnet }, 'internal', {}, true);

  it('lives with the Ingresses that use it, and a new one comes before the old one goes', () => {
    expect(theOnly(AcmCertificate, stack)).toMatchObject({
      domain_name: 'models.example.com',
      lifecycle: { create_before_destroy: true },
    });
    expect(annotations(stack, 'certificate-arn')[0]).toMatch(/^\$\{aws_acm_certificate_validation\.Endpoint_/);
  });

  it('is not made where the caller has one', () => {
    expect(resourcesOf(AcmCertificate, serve({ resnet }))).toEqual({});
  });
});

describe('the serving stack of an app', () => {
  const stack = serve({ resnet: { ...resnet, canary: { version: 7, weight: 10 } }, ranker: { ...resnet, version: 1 } });

  it('waits for the controllers that look after it, and so is destroyed before them', () => {
    expect(stack.waitsFor).toContain('test-app-platform');
  });

  it('warns where its pods at rest do not fit the Spot pools, and not where they do', () => {
    const warnings = (maxSize: number) => {
      const made = serve({ resnet }, 'internal', {
        pools: { spot: { general: { maxSize } }, fallback: { maxSize: 9 } },
      });
      return made.warnings.map((text) => text.split('\n')[0]);
    };
    expect(warnings(2)).toEqual([
      expect.stringMatching(/^pools\.spot\.\*\.maxSize is 2: raise maxSize of the Spot pools by 1/),
    ]);
    expect(warnings(3)).toEqual([]);
  });

  it('breaks no rule of the house', () => {
    expect(findings(stack).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives each version of a model a role of its own', () => {
    const names = (Object.values(resourcesOf(IamRole, stack)) as { readonly name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual([
      'test-app-ranker',
      'test-app-ranker-canary',
      'test-app-resnet',
      'test-app-resnet-canary',
    ]);
  });

  it('loads each version from the store', () => {
    const uris = JSON.stringify(resourcesOf(DeploymentV1, stack)).match(/s3:[^"]+/g);
    expect([...(uris ?? [])].sort()).toEqual(['s3://models/ranker/1', 's3://models/resnet/6', 's3://models/resnet/7']);
  });

  it('shares requests as the environment says, over REST and gRPC alike', () => {
    const shares = annotations(stack, 'actions.forward').map((text) =>
      [...(text ?? '').matchAll(/"(\w[\w-]*)","servicePort":\d+,"weight":(\d+)/g)]
        .map(([, name, weight]) => `${name} ${weight}`)
        .join(),
    );
    expect([...new Set(shares)].sort()).toEqual(['ranker 100,ranker-canary 0', 'resnet 90,resnet-canary 10']);
  });

  it('tells every alarm to the topic', () => {
    const alarms = Object.values(resourcesOf(CloudwatchMetricAlarm, stack)) as {
      readonly alarm_actions: readonly string[];
    }[];
    expect(alarms).toHaveLength(7);
    expect(new Set(alarms.flatMap(({ alarm_actions: actions }) => actions))).toEqual(
      new Set(['arn:aws:sns:eu-west-1:111122223333:alarms']),
    );
  });
});

describe('the load balancer of an app', () => {
  const { private: nodes, balancer: inner, public: outer } = subnetPlan(cidr, 2);

  it.each<[IEndpoint['scheme'], readonly string[], readonly string[]]>([
    ['internal', network.balancerSubnetIds, inner],
    ['internet-facing', network.publicSubnetIds, outer],
  ])('is in its own kind of subnets when it is %s, and pods let these alone in', (scheme, subnets, blocks) => {
    const stack = serve({ resnet }, scheme);
    expect(annotations(stack, 'subnets')).toEqual([subnets.join(',')]);
    expect(letIn(stack)).toEqual(blocks);
  });

  it('is admitted from both places while it moves, and from the nodes where a network has no subnets for it', () => {
    const place = (change: Partial<INetwork>, moves: boolean) =>
      balancerPlace({ ...network, ...change }, subnetPlan(cidr, 2), { scheme: 'internal', moves });
    expect(place({}, true)).toEqual({ subnetIds: network.balancerSubnetIds, cidrs: [...inner, ...nodes] });
    const shared = { balancerSubnetIds: network.privateSubnetIds };
    expect(place(shared, false)).toEqual({ subnetIds: network.privateSubnetIds, cidrs: nodes });
  });

  it('keeps connections of a leaving pod for as long as a late request may last, and silent ones longer than any request', () => {
    const slow = { ...resnet, longestRequestSeconds: 70, preStopSeconds: 95, gracePeriodSeconds: 100 };
    expect(annotations(serve({ resnet }), 'target-group-attributes')[0]).toContain(
      'deregistration_delay.timeout_seconds=30,',
    );
    expect(annotations(serve({ resnet, slow }), 'load-balancer-attributes')).toEqual([
      expect.stringContaining('idle_timeout.timeout_seconds=71,'),
    ]);
    expect(annotations(serve({ slow }), 'target-group-attributes')).toEqual([
      expect.stringContaining('deregistration_delay.timeout_seconds=90,'),
    ]);
  });
});

describe('the images of the pods', () => {
  it("come from the account's registry when the environment has one", () => {
    const stack = serve({ resnet }, 'internal', {
      platform: { imageRegistry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror' },
    });
    const images = JSON.stringify(resourcesOf(DeploymentV1, stack)).match(/(?<="image":")[^"]+/g);
    expect(images).toHaveLength(2);
    for (const image of images ?? [])
      expect(image).toMatch(/^111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/mirror\//);
  });
});
