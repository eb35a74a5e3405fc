const windowSeconds = 300;
/** AWS WAF's answer is 403 unless it is told; this one says what to do. */
const tooManyRequests = 429;

/**
 * The rules of a web ACL, as AWS's API has them (AWS WAFV2 API Reference, Rule): the provider's bindings know no statements, and take them as JSON.
 *
 * AWS keeps the list of addresses, which it sees in attacks (AWS WAF developer guide, "IP reputation rule groups", AWSManagedRulesAmazonIpReputationList).
 */
export function webAclRuleJson(requestsPerFiveMinutes: number): string {
  const visible = (MetricName: string) => ({
    VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: false, MetricName },
  });
  return JSON.stringify([
    {
      Name: 'too-many-requests',
      Priority: 1,
      Action: { Block: { CustomResponse: { ResponseCode: tooManyRequests } } },
      Statement: {
        RateBasedStatement: {
          Limit: requestsPerFiveMinutes,
          EvaluationWindowSec: windowSeconds,
          AggregateKeyType: 'IP',
        },
      },
      ...visible('too-many-requests'),
    },
    {
      Name: 'known-for-attacks',
      Priority: 2,
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesAmazonIpReputationList' } },
      ...visible('known-for-attacks'),
    },
  ]);
}
