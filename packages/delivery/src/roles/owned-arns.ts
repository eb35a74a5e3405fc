/** An app, and where it is. */
export interface AppPlace {
  /** Name of the app, the prefix of all it creates. */
  readonly app: string;
  /** Partition of AWS, such as `aws`. */
  readonly partition: string;
  /** The app's region. */
  readonly region: string;
  /** The account, twelve digits. */
  readonly account: string;
}

/** What a cluster's parts are called in ARNs, as far as ours has them (Service Authorization Reference, "Amazon EKS"). */
const clusterParts = ['access-entry', 'addon', 'nodegroup', 'podidentityassociation'];

/** ARNs of what is an app's by its name, of services in its region. */
export function serviceArns({ app, partition, region, account }: AppPlace): readonly string[] {
  const arn = (service: string, name: string) => `arn:${partition}:${service}:${region}:${account}:${name}`;
  return [
    arn('cloudtrail', `trail/${app}-*`),
    arn('codebuild', `project/${app}-*`),
    arn('eks', `cluster/${app}`),
    ...clusterParts.map((part) => arn('eks', `${part}/${app}/*`)),
    arn('events', `rule/${app}-*`),
    arn('sns', `${app}-*`),
    arn('sqs', `${app}-*`),
    // Who makes a web ACL is asked about the rule groups in it as well, AWS's own among them (Service Authorization Reference, "AWS WAF V2").
    arn('wafv2', `regional/webacl/${app}-*`),
    arn('wafv2', 'regional/managedruleset/*'),
  ];
}

/** ARNs of the identities of an app. */
export function identityArns({ app, partition, account }: AppPlace, kinds: readonly string[]): readonly string[] {
  return kinds.map((kind) => `arn:${partition}:iam::${account}:${kind}/${app}-*`);
}

/** ARN of the buckets of an app; their objects are `<this>/*`. */
export function bucketsArn({ app, partition }: Pick<AppPlace, 'app' | 'partition'>): string {
  return `arn:${partition}:s3:::${app}-*`;
}
