/**
 * IPv4 blocks of every app, and of networks they may be joined to. One list, so that no two can overlap: each app checks its own block
 * against all the others before it synthesizes.
 */
export const addresses = {
  'dev-eu-west-1': '10.16.0.0/16',
  'prod-eu-west-1': '10.32.0.0/16',
  'prod-us-east-1': '10.48.0.0/16',
} as const;
