import type { RehearsedStack } from './rehearsed-stack';

/** Built into Terraform itself. */
const builtIn = 'terraform.io/builtin/terraform';

/**
 * Providers that stacks require and nobody serves. Terraform would go and download them, which a rehearsal must not.
 *
 * @param reattach value of `TF_REATTACH_PROVIDERS`
 */
export function providerProblems(
  stacks: readonly Pick<RehearsedStack, 'name' | 'providers'>[],
  reattach: string,
): readonly string[] {
  const served = Object.keys(JSON.parse(reattach) as object);
  return stacks.flatMap(({ name, providers }) =>
    providers
      .filter((provider) => provider !== builtIn && !served.includes(provider))
      .map(
        (provider) =>
          `stack "${name}" requires the provider ${provider}, which has no offline stand-in; leave it out of the app`,
      ),
  );
}

/**
 * Stacks for which real providers would leave the rehearsal.
 *
 * @param awsEndpoint address that the aws provider takes for every service; without one it would make real resources
 */
export function realProviderProblems(
  stacks: readonly Pick<RehearsedStack, 'name' | 'providers'>[],
  awsEndpoint: string | undefined,
): readonly string[] {
  const reaching =
    awsEndpoint === undefined ? stacks.filter(({ providers }) => providers.includes('hashicorp/aws')) : [];
  return reaching.map(
    ({ name }) => `stack "${name}" would make real resources in AWS; name an emulator with --aws-endpoint URL`,
  );
}
