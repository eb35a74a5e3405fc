import { isOfType } from '../plan/of-type';

/**
 * Attributes that hold secrets although their provider does not mark them, by type. The end of a type's name may be open (`*`).
 * `helm_release.metadata` repeats the values with `set_sensitive` in clear (hashicorp/terraform-provider-helm, issues 424, 1221, 1287).
 */
export const denied: Readonly<Record<string, readonly string[]>> = {
  aws_iam_access_key: ['secret', 'ses_smtp_password_v4', 'encrypted_secret'],
  aws_instance: ['user_data', 'user_data_base64', 'password_data'],
  aws_launch_configuration: ['user_data', 'user_data_base64'],
  aws_launch_template: ['user_data'],
  aws_lambda_function: ['environment'],
  'aws_secretsmanager_secret_version*': ['secret_string', 'secret_binary', 'secret_string_wo'],
  'aws_ssm_parameter*': ['value', 'insecure_value', 'value_wo'],
  'helm_release*': ['metadata', 'manifest', 'resources', 'set_sensitive', 'set_wo', 'status', 'description'],
  'kubernetes_secret*': ['data', 'binary_data', 'data_wo', 'binary_data_wo', 'string_data'],
  'local_sensitive_file*': ['content', 'content_base64'],
  'random_*': ['result', 'bcrypt_hash', 'b64_url', 'b64_std', 'hex', 'dec'],
  'terraform_remote_state*': ['outputs'],
  'tls_private_key*': ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
};

/** Attributes, directly in a resource of `type`, that are never shown. */
export function deniedAttributes(type: string): ReadonlySet<string> {
  return new Set(
    Object.entries(denied).flatMap(([pattern, attributes]) => (isOfType(type, pattern) ? attributes : [])),
  );
}
