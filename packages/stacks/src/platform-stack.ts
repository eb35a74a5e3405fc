import type { App } from 'cdktf';

import {
  AlertSender,
  alertSenderIdentity,
  ClusterAutoscaler,
  clusterAutoscalerIdentity,
  Headroom,
  MetricsServer,
  ModelMetrics,
  PriorityClasses,
} from '@spot-serving/autoscaling';
import {
  AppStack,
  type ICluster,
  type IInterruptionQueue,
  type INodePool,
  requireValid,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { NodeTerminationHandler, nodeTerminationHandlerIdentity } from '@spot-serving/eks-spot';
import { managedTag, PodIdentity, terminationHandlerStatements } from '@spot-serving/eks-spot';
import { ClusterProviders, type ControllerIdentity, type ControllerProps } from '@spot-serving/helm-release';
import { LoadBalancerController, loadBalancerControllerIdentity } from '@spot-serving/ingress';
import { servingNamespace } from '@spot-serving/serving';

import { clusterNamed } from './cluster-named';
import { demandedServices } from './demanded-services';
import { headroomProps } from './headroom-props';
import { servableModelsProblems } from './servable-models';

/** What the controllers of an app need of its other stacks. */
export interface PlatformStackProps {
  /** The cluster that they run in. */
  readonly cluster: ICluster;
  /** The pools that they size and drain. */
  readonly pools: readonly INodePool[];
  /** Where they hear of interruptions. */
  readonly interruptions: IInterruptionQueue;
  /** ARN of the topic that is told of models that scale on demand and refuse requests, or are not heard. @default nobody is told */
  readonly alarmTopicArn?: string;
}

/**
 * The controllers of an app's cluster and its warm nodes, on their own because their providers need a cluster that exists, and because they
 * must outlive what they look after: serving is destroyed before them. Warm nodes hold a pod of each model, so the models are proved here too.
 *
 * @throws MisconfigurationError with all that does not hold of the models, their room and the controllers
 */
export class PlatformStack extends AppStack {
  constructor(app: App, environment: ResolvedEnvironment, props: PlatformStackProps) {
    super(app, environment, 'platform');
    const { region, name, platform, versions } = environment;
    requireValid(this, servableModelsProblems(environment));
    const cluster = clusterNamed(props.cluster, name);
    new ClusterProviders(this, 'Providers', { cluster, region });
    const { ready: classes } = new PriorityClasses(this, 'PriorityClasses');
    const from = { imageRegistry: platform.imageRegistry, images: versions.images };
    const loadBalancers = this.loadBalancers(cluster, { after: classes, ...from });
    const common = { after: [...classes, ...loadBalancers.ready], ...from };
    const autoscaler = this.autoscaler(cluster, props.pools, common);
    new MetricsServer(this, 'MetricsServer', common);
    this.terminationHandler(cluster, props, common);
    this.modelMetrics(cluster, props.alarmTopicArn, common);
    const after = [...common.after, ...autoscaler.ready];
    new Headroom(this, 'Headroom', { ...common, after, ...headroomProps(environment) });
  }

  private loadBalancers(cluster: ICluster, common: ControllerProps): LoadBalancerController {
    const { region, account, name, endpoint } = this.environment;
    const webAcls = endpoint?.webAcl !== undefined;
    const { vpcId } = cluster.network;
    const rights = loadBalancerControllerIdentity({ clusterName: name, region, account, vpcId, webAcls });
    const identity = this.identity('LoadBalancerIdentity', cluster, rights);
    return new LoadBalancerController(this, 'LoadBalancerController', {
      ...common,
      cluster,
      region,
      identity,
      webAcls,
      tags: this.resourceTags,
    });
  }

  private autoscaler(cluster: ICluster, pools: readonly INodePool[], common: ControllerProps): ClusterAutoscaler {
    const { region, account, name, platform } = this.environment;
    const identity = this.identity(
      'AutoscalerIdentity',
      cluster,
      clusterAutoscalerIdentity({ clusterName: name, region, account }),
    );
    return new ClusterAutoscaler(this, 'ClusterAutoscaler', {
      ...common,
      cluster,
      region,
      pools,
      identity,
      settings: platform.autoscaler,
    });
  }

  private terminationHandler(
    cluster: ICluster,
    { pools, interruptions: queue }: PlatformStackProps,
    common: ControllerProps,
  ): void {
    const { region, name } = this.environment;
    const statements = terminationHandlerStatements({
      queueArn: queue.arn,
      groupArns: pools.map(({ groupArn }) => groupArn),
    });
    const identity = this.identity('TerminationHandlerIdentity', cluster, nodeTerminationHandlerIdentity(statements));
    new NodeTerminationHandler(this, 'NodeTerminationHandler', {
      ...common,
      queue,
      region,
      identity,
      managedTag: managedTag(name),
    });
  }

  /** Only where a model asks for it. */
  private modelMetrics(cluster: ICluster, topicArn: string | undefined, common: ControllerProps): void {
    const services = demandedServices(this.environment);
    if (services.length === 0) return;
    const sender = topicArn === undefined ? undefined : this.alertSender(cluster, topicArn, common);
    const after = [...(common.after ?? []), ...(sender?.ready ?? [])];
    const pods = { namespace: servingNamespace, services };
    new ModelMetrics(this, 'ModelMetrics', { ...common, ...pods, after, alertmanager: sender?.address });
  }

  private alertSender(cluster: ICluster, topicArn: string, common: ControllerProps): AlertSender {
    const { region } = this.environment;
    const identity = this.identity('AlertIdentity', cluster, alertSenderIdentity(this.environment, topicArn));
    return new AlertSender(this, 'AlertSender', { ...common, region, topicArn, identity });
  }

  private identity(id: string, cluster: ICluster, rights: ControllerIdentity): PodIdentity {
    const { name, region, account } = this.environment;
    return new PodIdentity(this, id, {
      ...rights,
      cluster,
      region,
      account,
      roleName: `${name}-${rights.serviceAccount}`,
    });
  }
}
