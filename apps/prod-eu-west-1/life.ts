import { composeLife } from '@spot-serving/stacks';

import { lifeOf } from '../life/changes';
import { compose } from '../prod/compose';
import { environment } from './environment';

composeLife(environment, lifeOf(environment, 'docker.io/tensorflow/serving:2.18.0'), compose);
