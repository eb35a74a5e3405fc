import type { Resource, StackView } from '../engine/stack-view';
import { ownDocuments, type Policy, policyOfDocument, readPolicy } from './policy';

/**
 * Attribute that holds the policy, by type of the resource whose policy says who may use it. The policy of an `aws_vpc_endpoint` is not here: it gives no
 * right, it only takes some away.
 *
 * Source: documentation of the Terraform AWS provider 6, each type's `policy`.
 */
export const resourcePolicies: Record<string, string> = {
  aws_api_gateway_rest_api: 'policy',
  aws_api_gateway_rest_api_policy: 'policy',
  aws_backup_vault_policy: 'policy',
  aws_cloudwatch_event_bus_policy: 'policy',
  aws_cloudwatch_log_destination_policy: 'access_policy',
  aws_cloudwatch_log_resource_policy: 'policy_document',
  aws_codeartifact_domain_permissions_policy: 'policy_document',
  aws_dynamodb_resource_policy: 'policy',
  aws_ecr_registry_policy: 'policy',
  aws_ecr_repository_policy: 'policy',
  aws_ecrpublic_repository_policy: 'policy',
  aws_efs_file_system_policy: 'policy',
  aws_elasticsearch_domain: 'access_policies',
  aws_elasticsearch_domain_policy: 'access_policies',
  aws_glacier_vault: 'access_policy',
  aws_glue_resource_policy: 'policy',
  aws_iam_role: 'assume_role_policy',
  aws_kinesis_resource_policy: 'policy',
  aws_kms_external_key: 'policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_kms_replica_key: 'policy',
  aws_opensearch_domain: 'access_policies',
  aws_opensearch_domain_policy: 'access_policies',
  aws_s3_access_point: 'policy',
  aws_s3_bucket: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_s3control_access_point_policy: 'policy',
  aws_secretsmanager_secret: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
};

/** Each policy that says who may use a resource, where it is written: at the resource, or in a document of its own. */
export function grantingPolicies(stack: StackView): readonly (readonly [Resource, Policy])[] {
  const attached = Object.entries(resourcePolicies).flatMap(([type, attribute]) =>
    stack.ofType(type).map((resource) => [resource, readPolicy(stack, resource.attributes[attribute])] as const),
  );
  const documents = ownDocuments(stack).map((document) => [document, policyOfDocument(stack, document)] as const);
  return [...attached, ...documents];
}
