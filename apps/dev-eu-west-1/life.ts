import { composeLife } from '@spot-serving/stacks';
import { endpointChanges, modelChanges, poolChanges } from '../life';
import { compose } from './compose';
import { environment } from './environment';

composeLife(environment, [...modelChanges, ...endpointChanges, ...poolChanges], compose);
