/** What is lost with an object of a type that holds state, or that everything else stands on. */
export const STAKES: Readonly<Record<string, string>> = {
  aws_vpc: 'the network: everything in it goes first',
  aws_eks_cluster: 'the cluster: every node and pod, and its API endpoint',
  aws_kms_key: 'a key: what is encrypted with it can never be read again',
  aws_s3_bucket: 'a bucket: its objects, such as models, states or logs',
  aws_route53_zone: 'a hosted zone: its name servers change and its names stop resolving',
  aws_acm_certificate: 'a certificate: its endpoint cannot be reached until another is validated',
  aws_ecr_repository: 'a repository: its images',
  aws_ebs_volume: 'a volume: its data',
  aws_efs_file_system: 'a file system: its files',
  aws_db_instance: 'a database: its data',
  aws_rds_cluster: 'a database: its data',
  aws_dynamodb_table: 'a table: its items',
  aws_secretsmanager_secret: 'a secret: its versions',
  aws_cloudwatch_log_group: 'a log group: its logs',
  aws_cloudtrail: 'a trail: reads of models go unrecorded',
  aws_iam_openid_connect_provider: 'an identity provider: no pipeline can take its role',
  kubernetes_namespace: 'a namespace: everything in it',
  kubernetes_namespace_v1: 'a namespace: everything in it',
  kubernetes_persistent_volume_claim: 'a volume: its data',
  kubernetes_persistent_volume_claim_v1: 'a volume: its data',
  kubernetes_ingress_v1: 'an endpoint: its load balancer may get another name',
};

/** What goes with an object of `type`; undefined for types that can be made again without loss. */
export function stakeOf(type: string): string | undefined {
  return Object.hasOwn(STAKES, type) ? STAKES[type] : undefined;
}
