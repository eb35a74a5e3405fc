import type { Value } from '../../value/value';
import type { Refused } from './in-use-rule';

/** An argument that guards an object: AWS does not delete it while the argument has this value. */
export interface Protection extends Refused {
  readonly on: Value;
  /** The value that lets it go. */
  readonly off: Value;
}

const protection = (refused: Refused, on: Value = true, off: Value = false): Protection => ({ ...refused, on, off });
const rds = { status: 400, source: 'Amazon RDS User Guide, "Deleting a DB instance": deletion protection' } as const;

/** Guards by `type.argument`. */
export const protections: Record<string, Protection> = {
  'aws_eks_cluster.deletion_protection': protection({
    doing: 'deleting EKS Cluster ({name})',
    operation: 'EKS: DeleteCluster',
    status: 400,
    answer: 'InvalidRequestException: deletion protection is turned on for cluster {name}',
    source: 'Amazon EKS User Guide, "Protect EKS clusters from accidental deletion": InvalidRequestException',
  }),
  'aws_lb.enable_deletion_protection': protection({
    doing: 'deleting ELBv2 Load Balancer ({arn})',
    operation: 'Elastic Load Balancing v2: DeleteLoadBalancer',
    status: 400,
    answer: "OperationNotPermitted: Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
    source: 'Elastic Load Balancing API Reference, DeleteLoadBalancer: OperationNotPermitted',
  }),
  'aws_cloudwatch_log_group.deletion_protection_enabled': protection({
    doing: 'deleting CloudWatch Logs Log Group ({name})',
    operation: 'CloudWatch Logs: DeleteLogGroup',
    status: 400,
    answer: 'ValidationException: deletion protection is enabled for log group {name}',
    source: 'Amazon CloudWatch Logs API Reference, DeleteLogGroup: ValidationException; PutLogGroupDeletionProtection',
  }),
  'aws_instance.disable_api_termination': protection({
    doing: 'terminating EC2 Instance ({id})',
    operation: 'EC2: TerminateInstances',
    status: 400,
    answer:
      "api error OperationNotPermitted: The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
    source: 'Amazon EC2 User Guide, "Change instance termination protection"',
  }),
  'aws_dynamodb_table.deletion_protection_enabled': protection({
    doing: 'deleting DynamoDB Table ({name})',
    operation: 'DynamoDB: DeleteTable',
    status: 400,
    answer:
      'api error ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    source: 'Amazon DynamoDB Developer Guide, "Using deletion protection"',
  }),
  'aws_cognito_user_pool.deletion_protection': protection(
    {
      doing: 'deleting Cognito User Pool ({id})',
      operation: 'Cognito Identity Provider: DeleteUserPool',
      status: 400,
      answer:
        'InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      source: 'Amazon Cognito Developer Guide, "User pool deletion protection"',
    },
    'ACTIVE',
    'INACTIVE',
  ),
  'aws_networkfirewall_firewall.delete_protection': protection({
    doing: 'deleting NetworkFirewall Firewall ({arn})',
    operation: 'Network Firewall: DeleteFirewall',
    status: 400,
    answer: 'InvalidOperationException: Unable to delete firewall {name}: DeleteProtection is enabled',
    source: 'AWS Network Firewall API Reference, DeleteFirewall: not while DeleteProtection is TRUE',
  }),
  'aws_db_instance.deletion_protection': protection({
    doing: 'deleting RDS DB Instance ({id})',
    operation: 'RDS: DeleteDBInstance',
    answer:
      'api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.',
    ...rds,
  }),
  'aws_rds_cluster.deletion_protection': protection({
    doing: 'deleting RDS Cluster ({id})',
    operation: 'RDS: DeleteDBCluster',
    answer:
      'api error InvalidParameterCombination: Cannot delete protected Cluster, please disable deletion protection and try again.',
    ...rds,
  }),
};
