/** How a synthesized stack signs in to its cluster. */
export interface StackProviders {
  readonly kubernetes?: readonly { readonly exec?: readonly { readonly args: readonly string[] }[] }[];
}

/** The cluster that a stack's provider signs in to, by `aws eks get-token`; nothing where it has no such provider. */
export function clusterOf(provider: StackProviders | undefined): {
  readonly cluster?: string;
  readonly region?: string;
} {
  const args = provider?.kubernetes?.[0]?.exec?.[0]?.args ?? [];
  const after = (word: string) => (args.includes(word) ? args[args.indexOf(word) + 1] : undefined);
  return { cluster: after('--cluster-name'), region: after('--region') };
}
