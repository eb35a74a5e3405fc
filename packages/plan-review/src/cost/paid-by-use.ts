import type { PlanObject } from './plan-objects';

/** What is paid by use alone, or has no price in the table, by type. */
const byUse: Readonly<Record<string, string>> = {
  aws_cloudtrail: 'trail',
  aws_cloudwatch_dashboard: 'dashboard',
  aws_cloudwatch_log_group: 'log group',
  aws_cloudwatch_log_metric_filter: 'custom metric',
  aws_codebuild_project: 'build project',
  aws_ecr_repository: 'image repository',
  aws_flow_log: 'flow log',
  aws_route53_zone: 'hosted zone',
  aws_s3_bucket: 'bucket',
  aws_sns_topic: 'topic',
  aws_sqs_queue: 'queue',
};

/** Numbers of objects that cost money which is not in the estimate, such as `2 buckets`. */
export function paidByUse(objects: readonly PlanObject[]): readonly string[] {
  return Object.entries(byUse).flatMap(([type, name]) => {
    const count = objects.filter((object) => object.type === type).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? name : plural(name)}`];
  });
}

function plural(name: string): string {
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
