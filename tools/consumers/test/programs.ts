const layers = (app: string): readonly string[] =>
  ['cluster', 'models', 'network', 'platform', 'serving'].map((layer) => `${app}-${layer}`);

/** What other teams write, by name, with the stacks that it makes: of `examples`, and `network-only` of the network's README. */
export const programs: Readonly<Record<string, readonly string[]>> = {
  'controllers-only': ['controllers'],
  'existing-cluster': layers('shop').filter((name) => name !== 'shop-network'),
  'existing-vpc': layers('shop-guest'),
  'foreign-app': ['news', 'orders'],
  'guardrails-only': ['orders'],
  minimal: layers('shop-models'),
  'network-only': ['network'],
};
