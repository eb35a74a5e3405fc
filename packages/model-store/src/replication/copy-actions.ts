/** What makes a copy of an object in another store, and cannot take one away. */
export const copyWrites: readonly string[] = ['s3:ReplicateObject', 's3:ReplicateTags'];

/** What S3 does with the key of copies (S3 user guide, "Replicating encrypted objects", "Using Amazon S3 Bucket Keys with replication"). */
export const copyKeyUse: readonly string[] = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];
