import type { Change, Environment } from '@spot-serving/stacks';

import { change, edit, step } from './edits';
import { endpoint } from './of-the-endpoint';

/** Of an app that is one of several regions: copies of its models, and the name that all answer to; in the end as `environment` has both. */
export function regionChanges({ name, region, models: { replication }, endpoint: former }: Environment): Change[] {
  const other = region === 'us-east-1' ? 'eu-west-1' : 'us-east-1';
  if (replication === undefined || former?.sharedHostName === undefined) return [];
  return [
    {
      change: 'copies of models',
      steps: [
        step('no longer', edit('models', { replication: undefined })),
        step('from here', edit('models', { replication: { from: name, to: { elsewhere: other } } })),
        step('the other way round', edit('models', { replication: { from: 'elsewhere', to: { [name]: region } } })),
        step('as before', edit('models', { replication })),
      ],
    },
    change('another name for all regions', endpoint({ sharedHostName: 'inference.all.example.com' })),
    {
      change: 'the name for all regions',
      steps: [
        step('for a lost region, instead of its own', endpoint({ sharedRegions: [other] })),
        step('for good', endpoint({ sharedHostName: undefined, sharedRegions: undefined })),
        step('back in it', endpoint({ sharedHostName: former.sharedHostName, sharedRegions: former.sharedRegions })),
      ],
    },
  ];
}
