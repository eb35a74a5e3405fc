/**
 * Attributes that the providers mark sensitive, dotted for nested ones; the bindings do not tell.
 *
 * Sources: hashicorp/terraform-provider-aws internal/service/acm/certificate.go@01661ea and the registry documentation of the
 * other aws types ("sensitive"); hashicorp/terraform-provider-kubernetes v2.38.0, resource_kubernetes_secret_v1.go and
 * data_source_kubernetes_secret_v1.go; hashicorp/terraform-provider-helm v3.1.1, resource_helm_release.go.
 */
export const sensitiveAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: ['private_key'],
  aws_eks_cluster_auth: ['token'],
  aws_ssm_parameter: ['value'],
  helm_release: ['repository_password', 'set_sensitive.value'],
  kubernetes_secret: ['binary_data', 'data'],
  kubernetes_secret_v1: ['binary_data', 'data'],
};
