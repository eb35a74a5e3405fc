import { anEnvironment } from '@spot-serving/testkit';

import { appProblems } from '../src/app-problems';

const { models, endpoint = { hostName: 'models.example.com', zoneName: 'example.com' }, ...rest } = anEnvironment();
const withModels = (served: NonNullable<(typeof models)['served']>) => ({
  ...rest,
  pools: undefined,
  endpoint,
  models: { ...models, served },
});

describe('appProblems', () => {
  it.each(['dev', 'staging'] as const)(
    'finds that the defaults of %s agree: a model with every default has room',
    (tier) => {
      expect(appProblems({ ...withModels({ resnet: { version: 1, sizeMiB: 98 } }), tier })).toEqual([]);
    },
  );

  it('gives what composeApp would refuse, with path and fix', () => {
    expect(appProblems(withModels({ resnet: { version: 1, sizeMiB: 98, gracePeriodSeconds: 119 } }))).toMatchObject([
      { path: 'models.served.resnet.gracePeriodSeconds', value: 119 },
    ]);
  });
});
