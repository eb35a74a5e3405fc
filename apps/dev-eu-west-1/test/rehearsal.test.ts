import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const command = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');

/** Runs `rehearse dev-eu-west-1` as a user would, into a report folder of its own. */
function rehearse(...options: readonly string[]) {
  const report = join(mkdtempSync(join(tmpdir(), 'spot-serving-rehearsal-')), 'report');
  const { status, stdout } = spawnSync(process.execPath, [command, 'dev-eu-west-1', '--json', '--report', report, ...options], { cwd: root, encoding: 'utf8' });
  const page = readFileSync(join(report, 'report.md'), 'utf8');
  rmSync(join(report, '..'), { recursive: true, force: true });
  return { status, result: JSON.parse(stdout) as unknown, page };
}

const network = { name: 'dev-eu-west-1-network', secondPlanEmpty: true };
const models = { name: 'dev-eu-west-1-models', secondPlanEmpty: true };

describe('rehearsal of dev-eu-west-1', () => {
  jest.setTimeout(180_000);

  it('applies every stack, and then finds nothing to do', () => {
    const { status, result, page } = rehearse();
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: [network, models] });
    expect(page).toContain('stand-in');
  });

  it('leaves the models when it destroys, and names the bucket and the switch', () => {
    const { status, page, result } = rehearse('--destroy');
    expect(status).toBe(3);
    expect(page).toMatch(/aws_s3_bucket\.ModelStore_Bucket_\w+` \(dev-eu-west-1-models\/ModelStore\/Bucket\/Resource\)[^]*--allow-data-loss/);
    expect(result).toMatchObject({ stacks: [{ ...network, stateHolds: [] }, { ...models, outcome: 'kept' }] });
  });

  it('destroys everything when data loss is allowed', () => {
    const { status, result } = rehearse('--destroy', '--allow-data-loss');
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: [{ ...network, stateHolds: [] }, { ...models, stateHolds: [] }] });
  });
});
