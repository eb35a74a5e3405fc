import table from './lacking-families.json';

/** A region, and what somebody read of it beyond the table. */
export interface RegionOffer {
  /** AWS region. */
  readonly region: string;
  /** Families that it offers though the table does not say so. @default none */
  readonly families?: readonly string[];
}

const lacking: Readonly<Record<string, readonly string[]>> = table.lacking;

/** The day of the newest whole price list behind the table of families and regions; what AWS offers since, the table may not know. */
export const familiesAsOf: string = table.about.asOf;

/** Whether the region is known to sell types like `type`. */
export function isSurelyOffered(type: string, offer: RegionOffer): boolean {
  const [family = type] = type.split('.');
  return isOffered(type, offer) && !table.about.newer.includes(family);
}

/** Whether the region sells types like `type`, as far as is known: a region or a family that the table lacks is not judged. */
export function isOffered(type: string, { region, families = [] }: RegionOffer): boolean {
  const [family = type] = type.split('.');
  return families.includes(family) || !Object.hasOwn(lacking, region) || !lacking[region]?.includes(family);
}
