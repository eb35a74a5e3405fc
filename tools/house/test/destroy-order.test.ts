import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const command = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');

/** The stacks of the fixture, in the order in which a rehearsal finished `phase` for them. */
function orderOf(phase: string, log: string): string[] {
  return [...log.matchAll(new RegExp(`^test-app-(\\S+) +${phase} `, 'gm'))].map(([, stack]) => stack ?? '');
}

describe('an Ingress in a stack after the platform', () => {
  it('is made after the controller that owns its load balancer, and destroyed before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spot-serving-order-'));
    const options = ['--destroy', '--allow-data-loss', '--json', '--report', join(folder, 'report')];
    const { status, stderr } = spawnSync(process.execPath, [command, join(__dirname, 'fixtures', 'with-serving'), ...options], { cwd: root, encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect({ status, applied: orderOf('apply', stderr), destroyed: orderOf('destroy', stderr) }).toEqual({
      status: 0,
      applied: ['network', 'cluster', 'platform', 'serving'],
      destroyed: ['serving', 'platform', 'cluster', 'network'],
    });
  });
});
