import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Token } from 'cdktf';

import { describeProblem } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';
import { synthInCluster } from '@spot-serving/testkit';

import {
  EndpointAlias,
  endpointAliasProblems,
  LostRequests,
  lostRequestsProblems,
  ModelAlarms,
  modelAlarmsProblems,
  ModelIngress,
  type ModelIngressProps,
} from '../src';
import { modelProps } from './model-props';

const names = {
  hostName: 'models.example.com',
  zoneName: 'example.com',
  zoneId: 'Z0123456789ABCDEFGHIJ',
  balancerHostName: 'dev.elb.example',
};
const topicArn = 'arn:aws:sns:eu-west-1:111122223333:dev-alarms';

describe('EndpointAlias', () => {
  it('leads the host of REST and the hosts of gRPC to the load balancer', () => {
    const stack = synthInCluster((scope) => new EndpointAlias(scope, 'Alias', names));
    const alias = {
      name: 'dev.elb.example',
      zone_id: expect.stringMatching(/^\$\{data\.aws_lb_hosted_zone_id\.\w+\.id\}$/),
      evaluate_target_health: false,
    };
    expect(Object.values(resourcesOf(Route53Record, stack))).toMatchObject([
      { name: 'models.example.com', type: 'A', zone_id: names.zoneId, alias },
      { name: '*.models.example.com', type: 'A', zone_id: names.zoneId, alias },
    ]);
  });

  it('looks its zone up once when it has no id', () => {
    const stack = synthInCluster((scope) => new EndpointAlias(scope, 'Alias', { ...names, zoneId: undefined }));
    expect(Object.values(stack.data?.['aws_route53_zone'] ?? {})).toMatchObject([
      { name: 'example.com', private_zone: false },
    ]);
  });

  it.each([
    [
      'a host of another zone',
      { hostName: 'models.example.org' },
      /^hostName .*: name a host of the zone example\.com/,
    ],
    ['the id of a zone that is none', { zoneId: 'example.com' }, /^zoneId .*: write the id/],
  ])('refuses %s', (_, change, expected) => {
    expect(endpointAliasProblems({ ...names, ...change }).map(describeProblem)).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it('passes over what only an apply knows', () => {
    const later = Token.asString({ later: true });
    expect(endpointAliasProblems({ hostName: later, zoneName: later, zoneId: later, balancerHostName: later })).toEqual(
      [],
    );
  });
});

describe('alarms', () => {
  const synthAlarms = (change: Partial<ModelIngressProps> = {}) =>
    synthInCluster((scope) => {
      const ingress = new ModelIngress(scope, 'Resnet', modelProps(change));
      const { balancer } = new ModelAlarms(scope, 'Alarms', {
        name: 'dev-resnet',
        clusterName: 'dev',
        ingress,
        topicArn,
      });
      new LostRequests(scope, 'LostRequests', { name: 'dev', balancer, topicArn });
    });

  it("find a model's target groups by the tags of the controller, once their Ingress exists", () => {
    const stack: SynthesizedStack & { readonly locals?: Readonly<Record<string, string>> } = synthAlarms();
    const groups = Object.values(stack.data?.[DataAwsLbTargetGroup.tfResourceType] ?? {}) as {
      readonly tags: Readonly<Record<string, string>>;
    }[];
    expect(groups.map(({ tags }) => tags['elbv2.k8s.aws/cluster'])).toEqual(['dev', 'dev']);
    const resources = groups.map(
      ({ tags }) => tags['ingress.k8s.aws/resource']?.match(/^\$\{local\.([\w-]+)\}$/)?.[1] ?? '',
    );
    expect(resources.map((local) => stack.locals?.[local])).toEqual([
      expect.stringMatching(/^\$\{kubernetes_ingress_v1\.Resnet_Grpc_\w+\.id\}-resnet:8500$/),
      expect.stringMatching(/^\$\{kubernetes_ingress_v1\.Resnet_Rest_\w+\.id\}-resnet:8501$/),
    ]);
  });

  it('go off when a target does not answer, when the load balancer answers for it, or when a container ends', () => {
    const alarms = Object.values(resourcesOf(CloudwatchMetricAlarm, synthAlarms()));
    const targets = {
      LoadBalancer: expect.stringMatching(
        /^\$\{element\(split\(":loadbalancer\/", join\(":loadbalancer\/", concat\(tolist\(data\.aws_lb_target_group\.[\w-]+\.load_balancer_arns\), \["none"\]\)\)\), 1\)\}$/,
      ),
    };
    const suffix = (protocol: string) =>
      expect.stringMatching(
        new RegExp(`^\\$\\{data\\.aws_lb_target_group\\.Alarms_Targets-${protocol}_\\w+\\.arn_suffix\\}$`),
      );
    const [restarts, ...unanswered] = alarms;
    expect(restarts).toMatchObject({
      alarm_name: 'dev-resnet-restarts',
      metric_query: [
        {
          metric: {
            namespace: 'ContainerInsights',
            metric_name: 'pod_number_of_container_restarts',
            dimensions: { ClusterName: 'dev', Namespace: 'models', PodName: 'resnet' },
          },
        },
        { expression: 'DIFF(restarts)', return_data: true },
      ],
    });
    expect(unanswered).toMatchObject([
      {
        alarm_name: 'dev-resnet-unhealthy-grpc',
        metric_name: 'UnHealthyHostCount',
        dimensions: { ...targets, TargetGroup: suffix('grpc') },
      },
      {
        alarm_name: 'dev-resnet-unhealthy-rest',
        metric_name: 'UnHealthyHostCount',
        dimensions: { ...targets, TargetGroup: suffix('rest') },
      },
      { alarm_name: 'dev-lost-requests', metric_name: 'HTTPCode_ELB_5XX_Count', dimensions: targets },
    ]);
    expect(alarms).toEqual(
      alarms.map(() =>
        expect.objectContaining({ alarm_actions: [topicArn], threshold: 0, treat_missing_data: 'notBreaching' }),
      ),
    );
  });

  it('watch no gRPC that is not there', () => {
    expect(Object.keys(resourcesOf(CloudwatchMetricAlarm, synthAlarms({ grpc: false })))).toHaveLength(3);
  });

  it.each([
    ['a name with a space', 'my model', /^name is "my model": use letters/],
    ['a name too long', 'n'.repeat(250), /^name .*: has \d+ characters; AWS allows 255/],
  ])('refuse %s', (_, name, expected) => {
    expect(modelAlarmsProblems({ name }).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
    expect(lostRequestsProblems({ name }).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
  });
});
