import type { Environment } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';

type Piece = Partial<Environment>;

const endpoint = { hostName: 'models.example.com', zoneName: 'example.com' };
const models = { publishers: ['arn:aws:iam::111122223333:role/publisher'] };
const served = { resnet: { version: 6, sizeMiB: 98, replicas: { min: 2, max: 3 } } };

/** An app that serves, with something of a page in it. */
export const serves = (piece: Piece = {}): Environment =>
  anEnvironment({ name: 'prod-eu-west-1', endpoint, ...piece, models: { ...models, served, ...piece.models } });

/** What the blocks that export parts of an environment mean by them, by block; each is an app. */
export const environments: Readonly<Record<string, (exported: Readonly<Record<string, never>>) => readonly Piece[]>> = {
  'docs/how-to/choose-pools.md pools': ({ pools }) => [{ pools }],
  'docs/how-to/scale-on-demand.md served': (exported) => [{ models: { ...models, served: exported.served } }],
  'docs/how-to/serve-a-model.md endpoint': (exported) => [
    { endpoint: exported.endpoint, models: { ...models, served: exported.served } },
  ],
  'docs/how-to/several-regions.md models': (exported) => [{ models: exported.models }],
  'docs/how-to/several-regions.md endpoint': (exported) => [{ endpoint: exported.endpoint }],
  'docs/how-to/stand-interruptions.md one': ({ one, some, most }) =>
    [one, some, most].map((interruptions) => ({ interruptions })),
  'docs/how-to/tune-the-platform.md platform': ({ platform }) => [{ platform }],
  'docs/how-to/watch-spot.md alarms': ({ alarms }) => [{ alarms }],
};

/** Those that one app is rehearsed with; of a part that several have, the last is taken. */
export const together: readonly string[] = Object.keys(environments).filter(
  (block) => block !== 'docs/how-to/serve-a-model.md endpoint',
);

/** One app of many pieces. */
export const joined = (pieces: readonly Piece[]): Environment =>
  serves({
    ...Object.assign({}, ...pieces),
    models: Object.assign({}, ...pieces.map((piece) => piece.models ?? {})) as Environment['models'],
  });
