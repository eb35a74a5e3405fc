/** What other teams write, by name, with the stacks that it makes; `network-only` is the program of the network's README. */
export const programs: Readonly<Record<string, readonly string[]>> = {
  'foreign-app': ['queue', 'topic'],
  'guardrails-only': ['orders'],
  'network-only': ['network'],
  'own-cluster': ['shop-cluster', 'shop-models', 'shop-platform', 'shop-serving'],
  'own-vpc': ['shop-models-cluster', 'shop-models-platform'],
  'platform-only': ['controllers'],
  'whole-platform': [
    'shop-models-cluster',
    'shop-models-models',
    'shop-models-network',
    'shop-models-platform',
    'shop-models-serving',
  ],
};
