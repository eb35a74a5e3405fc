import { addonNames, type ResolvedVersions } from '../src';

/** A file in which everything for Kubernetes 1.35 is resolved, to versions that were never looked up. */
export function someVersions(): ResolvedVersions {
  const lookedUp = { source: 'made up for a test', read: '2026-11-22' };
  const addons = Object.fromEntries(addonNames.map((name) => [name, { ...lookedUp, version: 'v1.2.3-eksbuild.4' }]));
  return { kubernetes: { '1.35': { nodeImage: { ...lookedUp, version: '1.35.1-20261122' }, addons } } };
}
