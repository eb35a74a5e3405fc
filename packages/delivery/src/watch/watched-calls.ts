/** Calls of AWS that somebody must hear of, by what they may be the beginning of. */
export interface WatchedCalls {
  /** Part of the alarm's name. */
  readonly id: string;
  /** What somebody may be about, for the alarm. */
  readonly says: string;
  /** Names of events, as CloudTrail writes them. */
  readonly calls: readonly string[];
  /** Whether the roles that apply reviewed changes do this all the time, and are left out. */
  readonly reviewed: boolean;
}

/**
 * What opens or ends the protection of data, what gives rights, and what makes the watch blind. Names are those of the services' API references; each
 * list is short enough for one filter. Protection is watched whoever changes it: that is rare, and a mail beside a reviewed change is a receipt.
 */
export const watchedCalls: readonly WatchedCalls[] = [
  {
    id: 'protection',
    says: 'The protection of buckets, keys or trails was changed',
    reviewed: false,
    calls: [
      ...['PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketVersioning', 'PutBucketAcl', 'PutBucketReplication'],
      ...['PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock'],
      ...['PutBucketLifecycle', 'PutBucketEncryption', 'DeleteBucket', 'CreateAccessPoint'],
      ...['PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey'],
      ...['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
    ],
  },
  {
    id: 'rights',
    says: 'Rights were given to a role, a user or a cluster, by nobody who applies reviewed changes',
    reviewed: true,
    calls: [
      ...['UpdateAssumeRolePolicy', 'AttachRolePolicy', 'PutRolePolicy', 'CreatePolicyVersion'],
      ...['SetDefaultPolicyVersion', 'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'],
      ...['CreateUser', 'CreateAccessKey', 'CreateLoginProfile', 'AttachUserPolicy', 'PutUserPolicy'],
      ...['CreateOpenIDConnectProvider', 'CreateSAMLProvider', 'UpdateSAMLProvider'],
      ...['CreateAccessEntry', 'AssociateAccessPolicy', 'CreatePodIdentityAssociation', 'UpdatePodIdentityAssociation'],
    ],
  },
  {
    id: 'blindness',
    says: 'Alarms, logs or their subscribers were taken away, by nobody who applies reviewed changes',
    reviewed: true,
    calls: [
      ...['DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm', 'DeleteMetricFilter', 'PutMetricFilter'],
      ...['DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteFlowLogs'],
      ...['DeleteTopic', 'Unsubscribe', 'SetTopicAttributes', 'SetSubscriptionAttributes'],
      ...['DeleteRule', 'DisableRule', 'RemoveTargets', 'PutRule'],
    ],
  },
];
