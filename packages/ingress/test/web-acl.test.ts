import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';

import { synth, theOnly } from '@spot-serving/testkit';

import { WebAcl } from '../src';
import { balancerAnnotations } from '../src/model/balancer-annotations';
import { balancer } from './model-props';

const topicArn = 'arn:aws:sns:eu-west-1:111122223333:dev-alarms';
const stack = synth(
  (scope) => new WebAcl(scope, 'WebAcl', { name: 'dev', region: 'eu-west-1', requestsPerFiveMinutes: 2000, topicArn }),
);
const { rule_json: rules, ...acl } = theOnly(Wafv2WebAcl, stack) as { rule_json: string };

describe('a web ACL', () => {
  it('lets requests through, but for addresses that ask too often and those known for attacks', () => {
    expect(acl).toMatchObject({ name: 'dev-models', scope: 'REGIONAL', default_action: { allow: {} } });
    expect(JSON.parse(rules)).toMatchObject([
      {
        Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
        Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP', EvaluationWindowSec: 300 } },
      },
      { Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesAmazonIpReputationList' } } },
    ]);
  });

  it('goes after what has it', () => {
    expect(acl).toMatchObject({ lifecycle: { create_before_destroy: true } });
  });

  it('looks at no body, of which WAF would see 8 KB, and keeps no sample of headers', () => {
    expect(rules).not.toMatch(/Body|CommonRuleSet|SizeConstraint/);
    expect(acl).toMatchObject({ visibility_config: { sampled_requests_enabled: false } });
    expect(rules).not.toContain('"SampledRequestsEnabled":true');
  });

  it('tells of many refusals by the metric of all its rules', () => {
    expect(theOnly(CloudwatchMetricAlarm, stack)).toMatchObject({
      namespace: 'AWS/WAFV2',
      metric_name: 'BlockedRequests',
      dimensions: { WebACL: 'dev-models', Region: 'eu-west-1', Rule: 'ALL' },
      threshold: 100,
      alarm_actions: [topicArn],
    });
  });
});

describe('a load balancer', () => {
  const said = (webAclArn?: string) => balancerAnnotations({ ...balancer, webAclArn });
  const annotation = 'alb.ingress.kubernetes.io/wafv2-acl-arn';

  it('is said to have it by every Ingress of its group', () => {
    expect(said('arn:aws:wafv2:x')).toMatchObject({ [annotation]: 'arn:aws:wafv2:x' });
    expect(said('none')).toMatchObject({ [annotation]: 'none' });
  });

  it('keeps what it has where nothing is said', () => {
    expect(said()).not.toHaveProperty([annotation]);
  });
});
