import type { TerraformStack } from 'cdktf';

import { AlertSender, ClusterAutoscaler, MetricsServer, ModelMetrics } from '@spot-serving/autoscaling';
import { NodeTerminationHandler } from '@spot-serving/eks-spot';
import { LoadBalancerController } from '@spot-serving/ingress';
import { aCluster, anInterruptionQueue, aPool, somethingReady } from '@spot-serving/testkit';

/** All controllers, each with an identity of its own. */
export function allControllers(stack: TerraformStack, imageRegistry?: string): void {
  const identity = { ready: [somethingReady(stack, 'identity')] };
  const common = { cluster: aCluster(), region: 'eu-west-1', identity, imageRegistry };
  const { ready: after } = new LoadBalancerController(stack, 'LoadBalancerController', {
    ...common,
    tags: { app: 'test' },
  });
  new ClusterAutoscaler(stack, 'ClusterAutoscaler', {
    ...common,
    after,
    pools: [aPool('general', 'spot'), aPool('fallback', 'on-demand')],
  });
  new MetricsServer(stack, 'MetricsServer', { after, imageRegistry });
  const topicArn = 'arn:aws:sns:eu-west-1:111122223333:test-alarms';
  const { address: alertmanager } = new AlertSender(stack, 'AlertSender', { ...common, after, topicArn });
  const pods = { namespace: 'serving', services: ['resnet'] };
  new ModelMetrics(stack, 'ModelMetrics', { ...pods, after, imageRegistry, alertmanager });
  new NodeTerminationHandler(stack, 'NodeTerminationHandler', {
    ...common,
    after,
    queue: anInterruptionQueue(),
    managedTag: 'termination-handler/test',
  });
}
