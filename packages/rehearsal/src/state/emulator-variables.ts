/**
 * Environment that leads every AWS client to an emulator, and to nothing else: made-up credentials, no configuration files, no instance
 * metadata (names: AWS SDKs and Tools Reference Guide, "Environment variables").
 *
 * An address by number makes clients put the bucket into the path, so the S3 backend needs no `use_path_style`.
 */
export function emulatorVariables(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
