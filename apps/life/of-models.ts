import type { Change } from '@spot-serving/stacks';

import { change, edit, model, serve, shortCut, spot, step, without } from './edits';

const canary = (weight: number) => model('resnet', { canary: { version: 7, weight } });
const noCanary = model('resnet', { canary: undefined });
const small = { replicas: { min: 2, max: 3 } };

/** Of an app that serves `ranker`, and version 6 of `resnet` with a share for version 7. */
export const modelChanges: readonly Change[] = [
  change(
    'room for more models',
    spot((pools) => Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, { ...pool, maxSize: 24 }]))),
  ),
  change('add a model', model('detector', small)),
  {
    change: 'rename a model',
    steps: [
      step('serve it by its new name too', model('sorter', small)),
      step(
        'retire the old name',
        serve((served) => without(served, 'detector')),
      ),
    ],
  },
  change('rename a model at once', (env) =>
    model('detector', small)(serve((served) => without(served, 'sorter'))(env)),
  ),
  change(
    'retire a model',
    serve((served) => without(served, 'detector')),
  ),
  {
    change: 'end a canary',
    steps: [
      shortCut('remove it while it has a share', noCanary),
      shortCut('promote it while it has a share', model('resnet', { version: 7, canary: undefined })),
      step('take the share back', canary(0)),
      step('promote it', model('resnet', { version: 7, canary: undefined })),
      step('roll back', model('resnet', { version: 6 })),
    ],
  },
  {
    change: 'try a canary',
    steps: [
      shortCut('give it a share before it has pods', canary(10)),
      step('start its pods', canary(0)),
      step('remove it', noCanary),
      step('start its pods again', canary(0)),
      step('give it a share', canary(10)),
      step('give it more', canary(50)),
    ],
  },
  change('pods of a model', model('ranker', { replicas: { min: 3, max: 4 }, onDemandFloor: 1 })),
  {
    change: 'scale a model on demand',
    steps: [
      step('by what it has in hand, with all that reads it', model('ranker', { scaling: { concurrencyPerPod: 3 } })),
      step('by what it answers', model('ranker', { scaling: { requestsPerSecondPerPod: 20 } })),
      step('no longer', model('ranker', { scaling: undefined })),
    ],
  },
  change('flags and batching', model('ranker', { batching: { maxBatchSize: 8 }, flags: { maxNumLoadRetries: 2 } })),
  change('readers of a model', (env) =>
    edit('models', {
      readers: { resnet: [`arn:aws:iam::${env.account}:role/analyst`] },
      alarmEmails: ['somebody@example.com'],
    })(env),
  ),
];

/** Another ModelServer, by an image that production takes as it is written. */
export function anotherModelServer(modelServerImage: string): Change {
  return change('another ModelServer', edit('serving', { modelServerImage }));
}
