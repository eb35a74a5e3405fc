import { composeApp } from '@spot-serving/stacks';

import { compose } from './compose';
import { environment } from './environment';

composeApp(environment, compose);
