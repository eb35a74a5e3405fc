/**
 * Attributes that the providers mark sensitive, dotted for nested ones; the bindings do not tell.
 *
 * Sources: hashicorp/terraform-provider-aws below internal/service, acm/certificate.go@01661ea, eks/cluster_auth_data_source.go@13adc2a,
 * ssm/parameter.go@0073593 and ssm/parameter_data_source.go@01c22b0; hashicorp/terraform-provider-kubernetes v2.38.0,
 * resource_kubernetes_secret_v1.go and data_source_kubernetes_secret_v1.go; hashicorp/terraform-provider-helm v3.1.1,
 * resource_helm_release.go. Other types are not marked, whatever they hold.
 */
export const sensitiveAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: ['private_key'],
  aws_eks_cluster_auth: ['token'],
  aws_ssm_parameter: ['value', 'value_wo'],
  helm_release: ['repository_password', 'set_sensitive.value'],
  kubernetes_secret: ['binary_data', 'data'],
  kubernetes_secret_v1: ['binary_data', 'data'],
};
