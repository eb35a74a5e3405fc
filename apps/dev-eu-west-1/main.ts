import { ClusterStack, composeApp, ModelStoreStack, NetworkStack } from '@spot-serving/stacks';
import { environment } from './environment';

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  new ModelStoreStack(app, env, { network });
  new ClusterStack(app, env, { network });
});
