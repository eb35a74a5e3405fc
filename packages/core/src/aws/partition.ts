/** The part of AWS that a region belongs to. */
export interface Partition {
  /** Second field of every ARN in it. */
  readonly id: string;
  /** What host names and regional service principals end with. */
  readonly dnsSuffix: string;
}

const commercial: Partition = { id: 'aws', dnsSuffix: 'amazonaws.com' };

/** AWS General Reference, "AWS Regions and endpoints"; IAM user guide, "Identify AWS resources with ARNs". */
const partitions: readonly { readonly regions: RegExp; readonly partition: Partition | undefined }[] = [
  { regions: /^cn-/, partition: { id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' } },
  { regions: /^us-gov-/, partition: { id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' } },
  { regions: /^(us|eu)-iso[a-z]*-|^eusc-/, partition: undefined },
  { regions: /^[a-z]{2}-[a-z]+-\d$/, partition: commercial },
];

/**
 * The partition of `region`; `undefined` for what is no region, and for the isolated and sovereign clouds, whose service principals we do
 * not know.
 */
export function partitionOf(region: string): Partition | undefined {
  return partitions.find(({ regions }) => regions.test(region))?.partition;
}

/** The partition of `region`; for what is no region, which rules refuse before anything is made of it, that of most regions. */
export function partitionIn(region: string): Partition {
  return partitionOf(region) ?? commercial;
}

/** What a service is called in a region: its host, and where it has one of each region its principal (IAM user guide, "AWS service principals"). */
export function regionalHost(service: string, region: string): string {
  return `${service}.${region}.${partitionIn(region).dnsSuffix}`;
}

/** Whether `account` has the form of an AWS account id. */
export function isAccount(account: string): boolean {
  return /^\d{12}$/.test(account);
}
