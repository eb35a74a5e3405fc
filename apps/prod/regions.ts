import type { Environment } from '@spot-serving/stacks';

import { addresses } from '../addresses';

/** An app of production, called by its region. */
export type ProductionApp = Extract<keyof typeof addresses, `prod-${string}`>;

/** The app that versions are published to. S3 copies only to what exists, so it is applied after those that get copies. */
const publishedTo: ProductionApp = 'prod-us-east-1';

/** Apps that get a copy, with their regions. A new one comes in once its models stack is applied: docs/how-to/add-a-region.md. */
const copiedTo: Readonly<Partial<Record<ProductionApp, string>>> = { 'prod-eu-west-1': 'eu-west-1' };

/**
 * Apps that are out of the shared name: `{ 'prod-us-east-1': 'nobody' }` takes one out, and `{ 'prod-us-east-1': 'prod-eu-west-1' }` lets another stand in
 * for one that is lost. How it returns: docs/how-to/several-regions.md.
 */
const away: Readonly<Partial<Record<ProductionApp, ProductionApp | 'nobody'>>> = {};

/** Whose store copies to whose, as an app has to know it: a store says that it takes copies before it is sent any. None where there is nowhere to copy to. */
export function replication(app: ProductionApp, region: string): Environment['models']['replication'] {
  if (Object.keys(copiedTo).length === 0) return undefined;
  return { from: publishedTo, to: app === publishedTo ? copiedTo : { [app]: region } };
}

/** Regions whose clients an app answers by the shared name. */
export function answeredRegions(app: ProductionApp): readonly string[] {
  const apps = Object.keys(addresses).filter((name): name is ProductionApp => name.startsWith('prod-'));
  return apps.filter((name) => (away[name] ?? name) === app).map((name) => name.slice('prod-'.length));
}
