import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { EmulatedBucket } from '../../src/state/emulated-bucket';
import { emulatorVariables } from '../../src/state/emulator-variables';
import { network } from './network';
import { held, Scene } from './scene';

// The first run installs the emulator.
jest.setTimeout(240_000);

const backend = { s3: { bucket: 'fixture-states', key: 'network.tfstate', region: 'eu-west-1', use_lockfile: true } };
const configuration = { ...network, terraform: { required_providers: { aws: { source: 'hashicorp/aws' } }, backend } };

describe('Terraform killed in an apply whose state is in S3', () => {
  let emulator: Emulator;
  let scene: Scene;

  beforeAll(async () => {
    emulator = await startEmulator();
  });

  afterAll(async () => {
    await scene.end();
    await emulator.close();
  });

  it('leaves its lock, and no state of the last seconds; after force-unlock the next run finishes and makes all of it again', async () => {
    const bucket = new EmulatedBucket(emulator.endpoint, backend.s3.bucket);
    await bucket.make();
    scene = await new Scene(configuration, 8, 'before', emulatorVariables(emulator.endpoint)).start();
    expect(await scene.apply()).toMatchObject({ code: null });
    expect([await bucket.has('network.tfstate'), await bucket.has('network.tfstate.tflock')]).toEqual([false, true]);

    const refused = await scene.apply();
    const id = /^\W*ID: +(\S+)$/m.exec(refused.output)?.[1] ?? '';
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Error acquiring the state lock') });
    expect(await scene.terraform.run(scene.reattach, 'force-unlock', '-force', 'another-id')).toMatchObject({
      code: 1,
    });
    expect(await scene.terraform.run(scene.reattach, 'force-unlock', '-force', id)).toMatchObject({ code: 0 });

    expect(await scene.apply()).toMatchObject({ code: 0 });
    expect(await scene.plan()).toMatchObject({ code: 0 });
    const { orphans, lost, doubled } = scene.objects.disagreement(held(await scene.resources()));
    expect([lost, doubled]).toEqual([[], []]);
    expect(orphans.length).toBeGreaterThanOrEqual(7);
  });
});
