import { ClusterStack, composeApp, ModelStoreStack, NetworkStack, PlatformStack } from '@spot-serving/stacks';
import { environment } from './environment';

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions } = new ClusterStack(app, env, { network });
  new PlatformStack(app, env, { cluster, pools, interruptions });
});
