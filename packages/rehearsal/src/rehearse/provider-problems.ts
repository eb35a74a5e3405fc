import type { RehearsedStack } from './rehearsed-stack';

/** Built into Terraform itself. */
const BUILT_IN = 'terraform.io/builtin/terraform';

/**
 * Providers that stacks require and nobody serves. Terraform would go and download them, which a rehearsal must not.
 *
 * @param reattach value of `TF_REATTACH_PROVIDERS`
 */
export function providerProblems(stacks: readonly Pick<RehearsedStack, 'name' | 'providers'>[], reattach: string): readonly string[] {
  const served = Object.keys(JSON.parse(reattach) as object);
  return stacks.flatMap(({ name, providers }) =>
    providers
      .filter((provider) => provider !== BUILT_IN && !served.includes(provider))
      .map((provider) => `stack "${name}" requires the provider ${provider}, which has no offline stand-in; leave it out of the app`),
  );
}
