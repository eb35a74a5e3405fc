import { composeLife } from '@spot-serving/stacks';

import { lifeOf } from '../../life/changes';
import { compose } from '../compose';
import { environment, testDigest } from './fixtures/serving-environment';

const other = 'docker.io/tensorflow/serving:2.18.0';

composeLife(environment, lifeOf(environment, `${other}@${testDigest(other)}`), compose);
