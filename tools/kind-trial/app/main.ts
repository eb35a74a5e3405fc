import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  ClusterStack,
  composeApp,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

import { forKind, type ServingStackJson } from '../src/for-kind';
import { environment } from './environment';

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions });
  if (env.endpoint) new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});

const file = join(process.env.CDKTF_OUTDIR ?? 'cdktf.out', 'stacks', 'kind-trial-serving', 'cdk.tf.json');
const stack = JSON.parse(readFileSync(file, 'utf8')) as ServingStackJson;
writeFileSync(file, JSON.stringify(forKind(stack, { storeEndpoint: process.env.KIND_TRIAL_STORE ?? '' }), null, 2));
