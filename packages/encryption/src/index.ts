export { noDeletes, readWithin, tlsOnly } from './bucket-statements';
export { EncryptionKey, type EncryptionKeyProps } from './encryption-key';
export { type KeyManagement, keyManagementStatements } from './key-management-statements';
export { logGroupsEncrypt } from './log-groups-encrypt';
export { PrivateBucket, type PrivateBucketProps } from './private-bucket';
export { RecordedTrail, type RecordedTrailProps, type TrailNames } from './recorded-trail';
export { readsTrailFiles, trailEncrypts, type TrailFiles, trailFiles, type TrailReaders } from './trail-statements';
