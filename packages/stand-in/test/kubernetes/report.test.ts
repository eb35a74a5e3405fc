import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sendingReport } from '../../src/kubernetes/report';

describe('docs/kubernetes-provider.md', () => {
  it('is what the tables say (npm run kubernetes-report)', () => {
    const written = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'kubernetes-provider.md'), 'utf8');
    expect(written).toBe(sendingReport());
  });

  it.each([
    'pod.container.security_context.run_as_non_root` | `false',
    'pod.automount_service_account_token` | `true',
    'revisionHistoryLimit: 10',
  ])('says %s', (words) => {
    expect(sendingReport()).toContain(words);
  });
});
