import { z } from 'zod';

import { field } from './forms';

/** ARNs of the roles that administer keys: without any, a key could be changed by nobody. */
export const administratorsSchema = z
  .array(field.roleArn, { error: 'list the ARNs of the roles that administer keys' })
  .min(1, { error: 'name at least one role, or nobody can administer the keys' });
