import type { Block } from '@spot-serving/stand-in';

/**
 * Terraform override that leads every service of the aws provider to one address, and skips the checks that an emulator has no answer to.
 *
 * @param configuration schema of the provider's configuration, which names the services
 * @param aliases of the provider configurations in the stack; undefined is the one without an alias
 * @throws when the schema has no endpoints, as bindings of another provider would
 */
export function endpointsOverride(
  configuration: Block,
  aliases: readonly (string | undefined)[],
  endpoint: string,
): object {
  const services = configuration.blocks.find(({ name }) => name === 'endpoints')?.block.attributes ?? [];
  if (services.length === 0) throw new Error('the bindings of the aws provider name no endpoints');
  const endpoints = [Object.fromEntries(services.map(({ name }) => [name, endpoint]))];
  return {
    provider: {
      aws: aliases.map((alias) => ({ ...(alias === undefined ? {} : { alias }), ...forEmulators, endpoints })),
    },
  };
}

/**
 * What an emulator wants of Terraform (moto's documentation, "Non-Python SDK's / Server Mode"), but for `skip_requesting_account_id`: emulators
 * say who one is, and ARNs need the account. It is the emulator's own account, so the stack's `allowed_account_ids` are taken off.
 */
const forEmulators = {
  allowed_account_ids: null,
  forbidden_account_ids: null,
  s3_use_path_style: true,
  skip_credentials_validation: true,
  skip_metadata_api_check: 'true',
  skip_region_validation: true,
} as const;
