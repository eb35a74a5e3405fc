import { composeApp } from '@spot-serving/stacks';

import { compose } from '../prod/compose';
import { environment } from './environment';

composeApp(environment, compose);
