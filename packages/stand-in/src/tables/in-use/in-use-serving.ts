import { arn, id, type InUseRules, name, type Use, uses } from './in-use-rule';

const named: Use = { ...arn, within: true };
const runs: Use = { of: 'repository_url', within: true };
const podImages = [
  'kubernetes_deployment_v1',
  'kubernetes_daemon_set_v1',
  'kubernetes_stateful_set_v1',
  'kubernetes_job_v1',
].flatMap((type) => [`${type}.spec.template.spec.container.image`, `${type}.spec.template.spec.init_container.image`]);

/** Certificates, target groups, clusters and images: what serves. */
export const servingInUse: InUseRules = {
  aws_acm_certificate: {
    doing: 'deleting ACM Certificate ({arn})',
    operation: 'ACM: DeleteCertificate',
    status: 400,
    answer: 'ResourceInUseException: Certificate {arn} in account {account} is in use.',
    source:
      'AWS Certificate Manager API Reference, DeleteCertificate; hashicorp/terraform-provider-aws#33860 and #21035; v5.100.0, internal/service/acm/certificate.go asks again',
    waits: '20 minutes',
    users: {
      ...uses(
        arn,
        'aws_lb_listener.certificate_arn',
        'aws_lb_listener_certificate.certificate_arn',
        'aws_elb.listener.ssl_certificate_id',
        'aws_cloudfront_distribution.viewer_certificate.acm_certificate_arn',
        'aws_api_gateway_domain_name.certificate_arn',
        'aws_api_gateway_domain_name.regional_certificate_arn',
        'aws_apigatewayv2_domain_name.domain_name_configuration.certificate_arn',
        'aws_cognito_user_pool_domain.certificate_arn',
      ),
      ...uses(
        named,
        'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/certificate-arn]',
        'kubernetes_service_v1.metadata.annotations[service.beta.kubernetes.io/aws-load-balancer-ssl-cert]',
        'kubernetes_manifest.manifest',
        'helm_release.values',
        'helm_release.set.value',
      ),
    },
  },
  aws_lb_target_group: {
    doing: 'deleting ELBv2 Target Group ({arn})',
    operation: 'Elastic Load Balancing v2: DeleteTargetGroup',
    status: 400,
    answer: "ResourceInUse: Target group '{arn}' is currently in use by a listener or a rule",
    source:
      'Elastic Load Balancing API Reference, DeleteTargetGroup; v5.100.0, internal/service/elbv2/target_group.go asks again',
    waits: '2 minutes',
    users: uses(
      arn,
      'aws_lb_listener.default_action.target_group_arn',
      'aws_lb_listener.default_action.forward.target_group.arn',
      'aws_lb_listener_rule.action.target_group_arn',
      'aws_lb_listener_rule.action.forward.target_group.arn',
    ),
  },
  aws_lb_trust_store: {
    doing: 'deleting ELBv2 Trust Store ({arn})',
    operation: 'Elastic Load Balancing v2: DeleteTrustStore',
    status: 400,
    answer: 'TrustStoreInUse: The specified trust store is currently in use.',
    source:
      'Elastic Load Balancing API Reference, DeleteTrustStore; v5.100.0, internal/service/elbv2/trust_store.go asks again',
    waits: '2 minutes',
    users: {
      'aws_lb_listener.mutual_authentication.trust_store_arn': arn,
      'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/mutual-authentication]': named,
    },
  },
  aws_eks_cluster: {
    doing: 'deleting EKS Cluster ({name})',
    operation: 'EKS: DeleteCluster',
    status: 409,
    answer: 'ResourceInUseException: Cluster has nodegroups attached',
    source:
      'Amazon EKS API Reference, DeleteCluster: node groups and Fargate profiles first; v5.100.0, internal/service/eks/cluster.go asks again only while an operation is "in progress"',
    users: {
      'aws_eks_node_group.cluster_name': name,
      'aws_eks_fargate_profile.cluster_name': {
        ...name,
        answer: 'ResourceInUseException: The specified resource is in use.',
      },
    },
  },
  aws_ecs_cluster: {
    doing: 'deleting ECS Cluster ({arn})',
    operation: 'ECS: DeleteCluster',
    status: 400,
    answer: 'ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.',
    source: 'Amazon ECS API Reference, DeleteCluster; v5.100.0, internal/service/ecs/cluster.go asks again',
    waits: '10 minutes',
    users: { 'aws_ecs_service.cluster': arn },
  },
  aws_ecr_repository: {
    doing: 'deleting ECR Repository ({name})',
    operation: 'ECR: DeleteRepository',
    status: 400,
    answer:
      "RepositoryNotEmptyException: The repository with name '{name}' in registry with id '{registry_id}' cannot be deleted because it still contains images",
    source: 'Amazon ECR API Reference, DeleteRepository; what runs from a repository shows that it holds images',
    unless: 'force_delete',
    users: {
      ...uses(runs, ...podImages, 'aws_lambda_function.image_uri', 'aws_codebuild_project.environment.image'),
      ...uses(runs, 'helm_release.values', 'helm_release.set.value'),
    },
  },
  aws_efs_file_system: {
    doing: 'deleting EFS file system ({id})',
    operation: 'EFS: DeleteFileSystem',
    status: 409,
    answer: 'FileSystemInUse: File system {id} is in use: it has mount targets',
    source: 'Amazon EFS API Reference, DeleteFileSystem: not while it has mount targets',
    users: { 'aws_efs_mount_target.file_system_id': id },
  },
};
