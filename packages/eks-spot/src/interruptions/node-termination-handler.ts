import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';

import {
  type IInterruptionQueue,
  type Problem,
  regionProblems,
  requireValid,
  type Statement,
  unless,
} from '@spot-serving/core';
import { spotNoticeSeconds } from '@spot-serving/core/numbers';
import type { ControllerProps } from '@spot-serving/helm-release';
import { type ControllerIdentity, type GrantedIdentity, serviceAccountOf } from '@spot-serving/helm-release';
import { ControllerRelease } from '@spot-serving/helm-release';

/** Which interruptions to answer. */
export interface NodeTerminationHandlerProps extends ControllerProps {
  /** Queue of interruptions. */
  readonly queue: IInterruptionQueue;
  /** Region of the queue. */
  readonly region: string;
  /** Key of the tag that this cluster's nodes have, and no other's (infra 3.9). */
  readonly managedTag: string;
  /** AWS rights of its pods, made of `nodeTerminationHandlerIdentity`. */
  readonly identity: GrantedIdentity;
}

/** What we set of the chart's values, beside those of every controller. */
interface NodeTerminationHandlerValues {
  readonly enableSqsTerminationDraining: boolean;
  readonly queueURL: string;
  readonly awsRegion: string;
  readonly serviceAccount: { readonly create: boolean; readonly name: string };
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly checkTagBeforeDraining: boolean;
  readonly managedTag: string;
  readonly deleteSqsMsgIfNodeNotFound: boolean;
  readonly podTerminationGracePeriod: number;
  readonly nodeTerminationGracePeriod: number;
  readonly sqsMsgVisibilityTimeoutSec: number;
  readonly workers: number;
  readonly emitKubernetesEvents: boolean;
  readonly enablePrometheusServer: boolean;
}

/** Ours, to be watched: neither the chart nor its README gives figures for queue mode. */
const resources = { cpu: '50m', memory: '128Mi' };

/**
 * The AWS Node Termination Handler in queue mode: drains a node at once when its end is announced, then lets its group go on.
 *
 * Each pod keeps its own grace period. Two replicas share the queue, so a handler on a broken node costs nothing, and two ask the API
 * server at once: the rate of one, 5 requests a second, cannot be raised at v1.25.6 (KUBE_API_QPS came after it, NTH PR #1281). Events of
 * nodes that are gone are dropped, and those without this cluster's tag left alone.
 */
export class NodeTerminationHandler extends Construct {
  /** Spot nodes are looked after from here on. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError with every problem at once: region, tag, queue, registry */
  constructor(scope: Construct, id: string, props: NodeTerminationHandlerProps) {
    super(scope, id);
    requireValid(this, nodeTerminationHandlerProblems(props));
    const { identity, imageRegistry, images, after = [] } = props;
    const values = { ...nodeTerminationHandlerValues(props) };
    const release = {
      chart: 'aws-node-termination-handler',
      resources,
      imageRegistry,
      images,
      values,
      after: [...identity.ready, ...after],
    } as const;
    this.ready = new ControllerRelease(this, 'Release', release).ready;
  }
}

/** Service account of the handler's pods, with the rights that belong to their queue and groups. */
export function nodeTerminationHandlerIdentity(statements: readonly Statement[]): ControllerIdentity {
  return { ...serviceAccountOf('aws-node-termination-handler'), statements };
}

/** Everything wrong with a handler; what is known only at apply is not looked at. */
export function nodeTerminationHandlerProblems({
  queue,
  region,
  managedTag,
}: Pick<NodeTerminationHandlerProps, 'queue' | 'region' | 'managedTag'>): Problem[] {
  const known = (value: string) => !Token.isUnresolved(value);
  const shared = managedTag === 'aws-node-termination-handler/managed';
  return [
    ...regionProblems(region),
    ...unless(!known(queue.url) || queue.url.startsWith('https://'), {
      path: 'queue.url',
      value: queue.url,
      fix: 'give the HTTPS address of the queue, not its ARN',
    }),
    ...unless(managedTag !== '' && !shared, {
      path: 'managedTag',
      value: managedTag,
      fix: "name a tag of this cluster alone; under the chart's own each handler claims the nodes of all",
    }),
  ];
}

function nodeTerminationHandlerValues({
  queue,
  region,
  managedTag,
}: NodeTerminationHandlerProps): NodeTerminationHandlerValues {
  return {
    enableSqsTerminationDraining: true,
    queueURL: queue.url,
    awsRegion: region,
    serviceAccount: { create: true, name: serviceAccountOf('aws-node-termination-handler').serviceAccount },
    replicas: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    checkTagBeforeDraining: true,
    managedTag,
    deleteSqsMsgIfNodeNotFound: true,
    podTerminationGracePeriod: -1,
    nodeTerminationGracePeriod: spotNoticeSeconds,
    sqsMsgVisibilityTimeoutSec: 20,
    workers: 10,
    emitKubernetesEvents: true,
    enablePrometheusServer: true,
  };
}
