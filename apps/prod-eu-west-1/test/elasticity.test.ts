import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeApp, type Environment } from '@spot-serving/stacks';
import { forRehearsal } from '@spot-serving/testkit';

import { compose } from '../../prod/compose';
import { environment as production } from '../environment';

jest.setTimeout(180_000);

interface Service {
  readonly name: string;
  readonly toCapacity: { readonly p50: number | null; readonly p95: number | null };
  readonly lost: Readonly<Record<'threads' | 'capacity' | 'undrained' | 'killed', number>>;
  readonly evictions: { readonly drained: number; readonly cut: number; readonly never: number };
}

type ServedModel = NonNullable<Environment['models']['served']>[string];

const program = join(__dirname, '..', '..', '..', 'node_modules', '.bin', 'forecast');

/** Production as it is, with a model of 0.1 GiB of which nothing is said but its size, and that it scales on demand where that is said. */
class DefaultModel {
  private readonly folder = mkdtempSync(join(tmpdir(), 'elasticity-'));

  constructor(scaling: Pick<ServedModel, 'scaling'>) {
    const served = { resnet: { version: 6, sizeMiB: 102, ...scaling } };
    const { env } = process;
    process.env = { ...forRehearsal(env), CDKTF_OUTDIR: this.folder };
    composeApp({ ...production, models: { ...production.models, served } }, compose);
    process.env = env;
  }

  forecast(...args: readonly string[]): Service {
    const all = ['prod-eu-west-1', '--synthesized', this.folder, '--runs', '200', '--json', ...args];
    const { status, stdout, stderr } = spawnSync(program, all, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) throw new Error(stderr);
    const [service] = (JSON.parse(stdout) as { readonly services: readonly Service[] }).services;
    if (service === undefined) throw new Error('no service');
    return service;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }
}

describe('a model of 0.1 GiB with the defaults of production', () => {
  const onDemand = new DefaultModel({ scaling: { concurrencyPerPod: 3 } });
  const lines: string[] = [];
  const tell = (what: string, { toCapacity: { p50, p95 }, lost }: Service) =>
    lines.push(
      `${what.padEnd(34)} p50 ${p50?.toFixed(0) ?? 'never'} s, p95 ${p95?.toFixed(0) ?? 'never'} s, lost: ${Object.entries(
        lost,
      )
        .map(([cause, requests]) => `${cause} ${requests.toFixed(0)}`)
        .join(', ')}`,
    );
  afterAll(() => {
    onDemand.dispose();
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  it.each([
    [5, 160],
    [10, 240],
  ])('that scales on demand has the pods for %i times its load after %i s, in half of the cases', (factor, seconds) => {
    const service = onDemand.forecast('--step', String(factor));
    tell(`x${factor}, on demand`, service);
    expect(service.toCapacity.p50).toBeLessThanOrEqual(seconds);
  });

  it.each(['warned=1', 'warned=33%', 'warned=zone'])('loses nothing to draining at its target load: %s', (scenario) => {
    const service = onDemand.forecast('--scenario', scenario);
    tell(`${scenario}, target load`, service);
    expect({ ...service.evictions, undrained: service.lost.undrained }).toMatchObject({
      cut: 0,
      never: 0,
      undrained: 0,
    });
    // Those that are left carry the requests of all: ADR 25.
    expect(service.toCapacity).toEqual({ p50: 0, p95: 0 });
  });

  it('that scales on CPU alone takes longer for ten times its load: full pods show no more than they can do', () => {
    const onCpu = new DefaultModel({});
    try {
      const [demanded, plain] = [onDemand, onCpu].map((app) => app.forecast('--step', '10'));
      if (plain) tell('x10, on CPU alone', plain);
      expect(plain?.toCapacity.p50).toBeGreaterThan((demanded?.toCapacity.p50 ?? 0) + 30);
    } finally {
      onCpu.dispose();
    }
  });
});
