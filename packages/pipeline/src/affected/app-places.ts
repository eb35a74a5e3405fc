import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { partitionOf } from '@spot-serving/core/vocabulary';
import { readManifest } from '@spot-serving/terraform-runner';

/** Where an app is: by that, a job finds the app's role, and its keys of seals. */
export interface AppPlace {
  /** The account, twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

const stackShape = z.object({
  provider: z.object({
    aws: z.array(
      z.object({ region: z.string(), allowed_account_ids: z.array(z.string().regex(/^\d{12}$/)).length(1) }),
    ),
  }),
});

/**
 * Where apps are, by what they synthesize to: the region of their AWS provider, and the one account that it is bound to. Only what main synthesizes may
 * be asked, for a role is taken by the answer. An app that does not say it is left out: it is where the repository's variables say.
 *
 * @param folder that holds `<app>/cdktf.out`
 */
export function appPlaces(folder: string, apps: readonly string[]): Readonly<Record<string, AppPlace>> {
  return Object.fromEntries(
    apps.flatMap((app) => {
      const place = placeOf(join(folder, app, 'cdktf.out'));
      return place === undefined ? [] : [[app, place]];
    }),
  );
}

function placeOf(synthesized: string): AppPlace | undefined {
  const [first] = readManifest(synthesized);
  const text = first === undefined ? '{}' : readFileSync(join(synthesized, first.synthesizedStackPath), 'utf8');
  const [provider] = stackShape.safeParse(JSON.parse(text)).data?.provider.aws ?? [];
  const partition = provider === undefined ? undefined : partitionOf(provider.region)?.id;
  const account = provider?.allowed_account_ids[0];
  return provider === undefined || account === undefined || partition === undefined
    ? undefined
    : { account, region: provider.region, partition };
}
