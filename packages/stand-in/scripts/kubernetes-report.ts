import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sendingReport } from '../src/kubernetes/report';

writeFileSync(join(__dirname, '..', '..', '..', 'docs', 'kubernetes-provider.md'), sendingReport());
