import { allTypes, startStandIn, type UsedTypes } from '@spot-serving/rehearsal';

import { root } from '../house';
import { stackTypes } from '../stack-configuration';

const served: Readonly<Record<string, () => UsedTypes>> = {
  none: () => ({ resources: new Set(), dataSources: new Set() }),
  stack: () => ({ resources: new Set(stackTypes), dataSources: new Set() }),
  all: () => allTypes(root),
};

void startStandIn({ resolveFrom: root, types: served[process.argv[2] ?? 'none']?.() ?? allTypes(root) }).then(
  (standIn) => standIn.close(),
);
