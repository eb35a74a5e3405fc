import { BootstrapStack, composeBootstrap } from '@spot-serving/stacks';

import { environment } from './environment';

composeBootstrap(environment, (app, env) => new BootstrapStack(app, env));
