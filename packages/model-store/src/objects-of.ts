import type { CloudtrailAdvancedEventSelector } from '@cdktf/provider-aws/lib/cloudtrail';

/**
 * Every request for an object of a bucket, also refused ones: reads and writes alike, so that a copy is seen whichever of the two CloudTrail takes it for
 * (CloudTrail user guide, "Filtering data events by using advanced event selectors"). The slash ends the bucket's name.
 */
export function objectsOf(bucketArn: string): CloudtrailAdvancedEventSelector {
  return {
    name: 'Objects of the model bucket',
    fieldSelector: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
      { field: 'resources.ARN', startsWith: [`${bucketArn}/`] },
    ],
  };
}
