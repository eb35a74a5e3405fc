/** Where a state is in S3. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** The bucket and key of a `StackConfiguration.stateLocation`; undefined when it is not in S3. */
export function s3Location(location: string | undefined): S3Location | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location ?? '') ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}
