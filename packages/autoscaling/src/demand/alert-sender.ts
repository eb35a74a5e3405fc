import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import {
  partitionIn,
  type Place,
  type Problem,
  regionalHost,
  regionProblems,
  requireValid,
  unless,
} from '@spot-serving/core';
import {
  type ControllerIdentity,
  controllerNamespace,
  type ControllerProps,
  ControllerRelease,
  type GrantedIdentity,
  serviceAccountOf,
} from '@spot-serving/helm-release';

/** Whom to tell. */
export interface AlertSenderProps extends ControllerProps {
  /** Region of the topic. */
  readonly region: string;
  /** ARN of the topic. */
  readonly topicArn: string;
  /** AWS rights of its pods, made of `alertSenderIdentity`. */
  readonly identity: GrantedIdentity;
}

/** A few alerts of a few models; an allowance. */
const resources = { cpu: '20m', memory: '64Mi' };

/** Port of the chart's Service (alertmanager 1.42.0, values.yaml). */
const port = 9093;

/**
 * Alertmanager: tells a topic of what Prometheus finds wrong, and again when it is over. Two, so that a lost node leaves one. They agree over TCP, once a minute: gossip goes by UDP, which
 * the nodes' security group does not let through, so that something may be told twice.
 */
export class AlertSender extends Construct {
  /** Host and port that Prometheus sends alerts to. */
  readonly address: string;
  /** What sends alerts waits for this. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError with every problem at once: a region, a topic, a registry */
  constructor(scope: Construct, id: string, props: AlertSenderProps) {
    super(scope, id);
    requireValid(this, alertSenderProblems(props));
    const { region, topicArn, identity, imageRegistry, images, after = [] } = props;
    this.ready = new ControllerRelease(this, 'Release', {
      ...{ chart: 'alertmanager', resources, imageRegistry, images, after: [...identity.ready, ...after] },
      values: {
        replicaCount: 2,
        podDisruptionBudget: { maxUnavailable: 1 },
        persistence: { enabled: false },
        automountServiceAccountToken: false,
        serviceAccount: { create: true, name: serviceAccountOf('alertmanager').serviceAccount },
        config: {
          templates: [],
          receivers: [
            { name: 'topic', sns_configs: [{ topic_arn: topicArn, sigv4: { region }, send_resolved: true }] },
          ],
          route: { receiver: 'topic', group_wait: '10s', group_interval: '5m', repeat_interval: '4h' },
        },
      },
    }).ready;
    this.address = `alertmanager.${controllerNamespace}.svc:${port}`;
  }
}

/** Everything wrong with whom to tell. */
export function alertSenderProblems({ region, topicArn }: Pick<AlertSenderProps, 'region' | 'topicArn'>): Problem[] {
  const named = /^\$\{|^arn:[\w-]+:sns:/.test(topicArn);
  return [
    ...regionProblems(region),
    ...unless(named, { path: 'topicArn', value: topicArn, fix: 'write the ARN of an SNS topic' }),
  ];
}

/** Service account and rights of its pods: to publish to the topic, whose key they reach only through SNS (SNS developer guide, "Key management"). */
export function alertSenderIdentity({ name, region, account }: Place, topicArn: string): ControllerIdentity {
  const { id } = partitionIn(region);
  return {
    ...serviceAccountOf('alertmanager'),
    statements: [
      { Sid: 'Publish', Effect: 'Allow', Action: 'sns:Publish', Resource: topicArn },
      {
        Sid: 'EncryptForTheTopic',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: `arn:${id}:kms:${region}:${account}:key/*`,
        Condition: {
          StringEquals: { 'kms:ViaService': regionalHost('sns', region) },
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${name}/alarms` },
        },
      },
    ],
  };
}
