import {
  ClusterStack,
  type Compose,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

/** Which stacks, in what order. */
export const compose: Compose = (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  if (env.endpoint) new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
};
