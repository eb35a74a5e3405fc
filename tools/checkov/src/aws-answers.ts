import type { Answer } from './answer';

/** What checkov finds of AWS' objects and that stays. */
export const awsAnswers: readonly Answer[] = [
  {
    check: 'CKV2_AWS_11',
    resource: 'dev-*-network:Network_vpc_*',
    reason: 'flow logs are off outside production, which guardrails holds to having them (vpc-flow-logs)',
  },
  {
    check: 'CKV2_AWS_23',
    resource: '*-serving:Alias_*',
    reason:
      "the load balancer is made by its controller in the cluster, and known by an Ingress's status: checkov looks for one in the stack",
  },
  {
    check: 'CKV2_AWS_23',
    resource: '*-serving:Shared_*',
    reason:
      "the load balancer is made by its controller in the cluster, and known by an Ingress's status: checkov looks for one in the stack",
  },
  {
    check: 'CKV2_AWS_62',
    resource: 'bootstrap:Watch_Files_*',
    reason:
      "nothing acts on a file of the trail; CloudTrail's digests show whether one is missing, and alarms hear of the events themselves",
  },
  {
    check: 'CKV2_AWS_62',
    resource: '*:*_Bucket_*',
    reason: 'nothing acts on an upload; who reads and writes objects is in the trail and the access logs',
  },
  {
    check: 'CKV2_AWS_71',
    resource: '*-serving:Endpoint_*Certificate_*',
    reason: 'each model has a host of its own over gRPC below one domain (docs/adr/0010)',
  },
  {
    check: 'CKV_AWS_144',
    resource: '*:*_Bucket_*',
    reason:
      'copies of models in another region are an option (models.replication, docs/adr/0028); states and logs are of their region, and of no use without it',
  },
  {
    check: 'CKV_AWS_144',
    resource: 'bootstrap:Watch_Files_*',
    reason:
      'the trail is of every region and its files are of one: nobody deletes them there, and whoever wants a second copy takes the trail of the organization',
  },
  {
    check: 'CKV_AWS_145',
    resource: '*-models:ModelStore_Logs_Bucket_*',
    reason:
      'AWS delivers server access and load balancer logs only to buckets with SSE-S3 (exempted from bucket-own-key as well)',
  },
  {
    check: 'CKV_AWS_18',
    resource: '*-models:ModelStore_Bucket_*',
    reason: "it logs to the bucket of logs: checkov does not follow the reference through the bucket's policy",
  },
  {
    check: 'CKV_AWS_18',
    resource: '*-models:ModelStore_Logs_Bucket_*',
    reason: 'the bucket of logs would log its own logs',
  },
  {
    check: 'CKV_AWS_18',
    resource: 'bootstrap:States*_Bucket_*',
    reason: 'the account has no bucket of logs before its first app (exempted from bucket-trail as well)',
  },
  {
    check: 'CKV_AWS_18',
    resource: 'bootstrap:Watch_Files_*',
    reason:
      'the account has no bucket of logs before its first app; its key is ours, so every read of a file is an event of KMS in that very trail (exempted from bucket-trail as well)',
  },
  {
    check: 'CKV_AWS_25',
    resource: '*-cluster:Cluster_NodeSecurityGroup_nodes-unprivileged_*',
    reason: 'the rule lets nodes of the same group in, and no address: checkov takes an absent CIDR for all',
  },
  {
    check: 'CKV_AWS_252',
    resource: 'bootstrap:Watch_Trail_*',
    reason:
      "changes raise alarms by metric filters on the trail's log group (docs/adr/0035); a topic would tell of every file",
  },
  {
    check: 'CKV_AWS_252',
    resource: '*-models:ModelStore_Trail_*',
    reason:
      "an unknown reader raises an alarm by a metric filter on the trail's log group; a topic would tell of every file",
  },
  {
    check: 'CKV_AWS_338',
    resource: 'dev-*-cluster:Cluster_Logs_*',
    reason:
      'logs outside production are kept for as long as somebody looks for a fault, 14 days; production keeps a year',
  },
  {
    check: 'CKV_AWS_355',
    resource: '*-platform:*Identity_Role_Rights_*',
    reason:
      'the actions on * only describe, and have no resource that could be named; guardrails tells those that write (iam-wildcard-write)',
  },
  {
    check: 'CKV_AWS_394',
    resource: '*-network:Network_private_zones_*',
    reason: 'the zone of a subnet is ignored once it is made, so one that AWS adds moves nothing',
  },
  {
    check: 'CKV_AWS_67',
    resource: '*-models:ModelStore_Trail_*',
    reason:
      "it records reads of one bucket in one region; a trail of all regions is the account's, in docs/shared-responsibility.md",
  },
];
