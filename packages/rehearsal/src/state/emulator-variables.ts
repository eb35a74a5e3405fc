/**
 * Environment in which AWS clients are nobody: made-up credentials, which an emulator accepts and AWS does not, no configuration files and
 * no instance metadata (names: AWS SDKs and Tools Reference Guide, "Environment variables").
 */
export const madeUpCredentials: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'rehearsal',
  AWS_SECRET_ACCESS_KEY: 'rehearsal',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * Environment that leads every AWS client to an emulator, and to nothing else.
 *
 * An address by number makes clients put the bucket into the path, so the S3 backend needs no `use_path_style`.
 */
export function emulatorVariables(endpoint: string): Readonly<Record<string, string>> {
  return { AWS_ENDPOINT_URL: endpoint, ...madeUpCredentials };
}
