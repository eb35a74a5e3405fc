import { arn, type InUseRules, name, uses } from './in-use-rule';

const detach = 'DeleteConflict: Cannot delete entity, must detach all policies first.';
const inline = 'DeleteConflict: Cannot delete entity, must delete policies first.';

/**
 * IAM: what AWS answers `DeleteConflict` to.
 *
 * A role is not here, see {@link freelyDestroyed}: the provider itself detaches its policies, and takes it out of its instance profiles.
 */
export const identityInUse: InUseRules = {
  aws_iam_policy: {
    doing: 'deleting IAM Policy ({arn})',
    operation: 'IAM: DeletePolicy',
    status: 409,
    answer: 'DeleteConflict: Cannot delete a policy attached to entities.',
    source:
      'IAM API Reference, DeletePolicy; hashicorp/terraform-provider-aws#8629; v5.100.0, internal/service/iam/policy.go asks once',
    users: uses(
      arn,
      'aws_iam_role_policy_attachment.policy_arn',
      'aws_iam_user_policy_attachment.policy_arn',
      'aws_iam_group_policy_attachment.policy_arn',
      'aws_iam_policy_attachment.policy_arn',
      'aws_iam_role.managed_policy_arns',
      'aws_iam_role.permissions_boundary',
      'aws_iam_user.permissions_boundary',
    ),
  },
  aws_iam_user: {
    doing: 'deleting IAM User ({name})',
    operation: 'IAM: DeleteUser',
    status: 409,
    answer: inline,
    source:
      'IAM API Reference, DeleteUser: what is attached must be deleted first; v5.100.0, internal/service/iam/user.go',
    unless: 'force_destroy',
    users: {
      'aws_iam_user_policy.user': name,
      'aws_iam_user_policy_attachment.user': { ...name, answer: detach },
      'aws_iam_policy_attachment.users': { ...name, answer: detach },
      'aws_iam_access_key.user': {
        ...name,
        answer: 'DeleteConflict: Cannot delete entity, must delete access keys first.',
      },
      'aws_iam_user_login_profile.user': {
        ...name,
        answer: 'DeleteConflict: Cannot delete entity, must delete login profile first.',
      },
    },
  },
  aws_iam_group: {
    doing: 'deleting IAM Group ({name})',
    operation: 'IAM: DeleteGroup',
    status: 409,
    answer: inline,
    source: 'IAM API Reference, DeleteGroup: the group must not contain any users or have any attached policies',
    users: {
      'aws_iam_group_policy.group': name,
      'aws_iam_group_policy_attachment.group': { ...name, answer: detach },
      'aws_iam_policy_attachment.groups': { ...name, answer: detach },
      ...uses(
        { ...name, answer: 'DeleteConflict: Cannot delete entity, must remove users from group first.' },
        'aws_iam_group_membership.group',
        'aws_iam_user_group_membership.groups',
      ),
    },
  },
  aws_iam_service_linked_role: {
    doing: 'deleting IAM Service Linked Role ({arn})',
    operation: 'IAM: GetServiceLinkedRoleDeletionStatus',
    status: 200,
    answer: "unexpected state 'FAILED', wanted target 'SUCCEEDED'. last error: {arn} is in use",
    source: 'IAM API Reference, DeleteServiceLinkedRole: fails while the service has resources that use the role',
    users: { 'aws_autoscaling_group.service_linked_role_arn': arn },
  },
};
