/** Where resources are made. */
export interface Place {
  readonly region: string;
  /** AWS account, 12 digits. */
  readonly account: string;
}

/** An AWS partition. */
export interface Partition {
  readonly name: string;
  /** Suffix of service host names. */
  readonly dnsSuffix: string;
}

/** Account used in AWS's own documentation; it belongs to nobody. */
export const exampleAccount = '123456789012';

/** Partition that a region lies in (AWS General Reference, "AWS partitions"). */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return { name: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };
  if (region.startsWith('us-gov-')) return { name: 'aws-us-gov', dnsSuffix: 'amazonaws.com' };
  return { name: 'aws', dnsSuffix: 'amazonaws.com' };
}
