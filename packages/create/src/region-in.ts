/** Places that AWS names regions by (AWS General Reference, "AWS service endpoints"). */
const form =
  /(?:^|-)((?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov)?-(?:north|south)?(?:central|north|south|east|west)-\d)$/;

/** The region that an app's name ends with, if it does. */
export function regionIn(name: string): string | undefined {
  return form.exec(name)?.[1];
}

/** The partition of a region, as ARNs have it: of AWS GovCloud, or of AWS. An app of any other does not synthesize, and says why. */
export function partitionIn(region: string): string {
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
