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

/** Before each of `later`, the place of `first` in the order; jest names the pair that is wrong. */
function places(order: readonly string[], first: string, later: readonly string[]): boolean[] {
  return later.map((stack) => order.indexOf(first) >= 0 && order.indexOf(first) < order.indexOf(stack));
}

describe('the Ingresses and the namespace of served models', () => {
  jest.setTimeout(180_000);

  it('are made after the controller that owns their load balancer, and destroyed before it, while the controllers and the nodes still run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spot-serving-order-'));
    const options = ['--destroy', '--allow-data-loss', '--json', '--report', join(folder, 'report')];
    const { status, stderr } = spawnSync(
      process.execPath,
      [command, join(__dirname, 'fixtures', 'with-serving'), ...options],
      { cwd: root, encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true, force: true });
    const [applied, destroyed] = [orderOf('apply', stderr), orderOf('destroy', stderr)];
    expect({ status, last: applied.at(-1), first: destroyed[0] }).toEqual({
      status: 0,
      last: 'serving',
      first: 'serving',
    });
    expect(places(applied, 'platform', ['serving'])).toEqual([true]);
    expect(places(destroyed, 'serving', ['platform', 'cluster', 'models', 'network'])).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(places(destroyed, 'platform', ['cluster', 'network'])).toEqual([true, true]);
  });
});
