import type { Problem } from '@spot-serving/core';

import type { ModelServerProps } from './model-server-props';

/** Everything wrong with a ModelServer. */
export function modelServerProblems({ basePath }: ModelServerProps): Problem[] {
  return basePath.startsWith('/') ? [] : [{ path: 'basePath', value: basePath, fix: 'name an absolute local folder' }];
}
