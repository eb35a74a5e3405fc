import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Construct } from 'constructs';

import { webAclRuleJson } from './web-acl-rules';

/** How often an address may ask, and who is told. */
export interface WebAclProps {
  /** Name of the app; the web ACL is `<name>-models`. */
  readonly name: string;
  /** Region of the load balancer. */
  readonly region: string;
  /** Requests that an address may send in five minutes. */
  readonly requestsPerFiveMinutes: number;
  /** ARN of the topic that alarms go to. */
  readonly topicArn: string;
}

/** Requests refused in five minutes from which somebody is told: a client that asks too often is some, an attack is many. Our choice. */
const blockedRequests = 100;
const periodSeconds = 300;

/**
 * A web ACL for a load balancer of models: it refuses addresses that ask too often, with 429, and those that AWS knows for attacks; and an alarm for many refusals.
 *
 * Nothing in it looks at bodies. WAF sees the first 8 KB of a request to a load balancer, and the common rule set refuses whatever is longer
 * (`SizeRestrictions_BODY`): so would most predictions be, whose body is a tensor. Which requests it refused, the balancer's access logs tell; samples,
 * which show headers and so tokens, are off.
 */
export class WebAcl extends Construct {
  /** ARN, for the balancer's Ingresses. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, region, topicArn, requestsPerFiveMinutes }: WebAclProps) {
    super(scope, id);
    const metricName = `${name}-models`;
    this.arn = new Wafv2WebAcl(this, 'Resource', {
      name: metricName,
      description: `Requests to the models of ${name}`,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      ruleJson: webAclRuleJson(requestsPerFiveMinutes),
      visibilityConfig: { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName },
      // So that it goes after the Ingresses have let go of it: AWS keeps a web ACL that a balancer has.
      lifecycle: { createBeforeDestroy: true },
    }).arn;
    new CloudwatchMetricAlarm(this, 'Blocked', {
      alarmName: `${name}-blocked-requests`,
      alarmDescription: `WAF refused more than ${blockedRequests} requests to the models of ${name} in five minutes: the load balancer's access logs say whose.`,
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensions: { WebACL: metricName, Region: region, Rule: 'ALL' },
      statistic: 'Sum',
      period: periodSeconds,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: blockedRequests,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}
