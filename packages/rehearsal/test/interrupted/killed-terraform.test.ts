import { objectKey, ObjectRegister } from '../../src/faults/object-register';
import { startStandIn, usedTypes, type Disturbance, type StandIn } from '../../src/stand-in';
import type { StateResource } from '../../src/terraform/state-json';
import type { Configuration } from '../stand-in/terraform';
import { InterruptedTerraform } from './interrupted-terraform';
import { network } from './network';

jest.setTimeout(180_000);

/** Terraform walks at most so many resources at once by default (`-parallelism`); no more can be in flight when it dies. */
const IN_FLIGHT = 10;

const held = (resources: readonly StateResource[]) =>
  resources.map(({ address, type, values: { id } }) => ({ key: objectKey(type, String(id)), address }));
const keys = (resources: readonly StateResource[]): readonly string[] => held(resources).map(({ key }) => key);

/** A Terraform that is killed at its Nth apply call, before or after the object is made; what is made outlives it. */
class Scene {
  readonly objects = new ObjectRegister();
  readonly terraform: InterruptedTerraform;
  reattach = '';
  private standIn: StandIn | undefined;
  private applies = 0;

  constructor(configuration: Configuration, private readonly point: number, private readonly when: 'before' | 'after') {
    this.terraform = new InterruptedTerraform(configuration);
  }

  async start(): Promise<this> {
    const disturbance: Disturbance = {
      before: ({ phase }) => {
        if (phase === 'apply') this.applies += 1;
        if (phase === 'apply' && this.when === 'before' && this.applies === this.point) this.terraform.kill();
      },
      after: (call, state) => {
        if (call.phase === 'apply' && this.when === 'after' && this.applies === this.point) this.terraform.kill();
        return this.objects.after(call, state);
      },
    };
    this.standIn = await startStandIn({ resolveFrom: __dirname, types: usedTypes([this.terraform.file]), disturbance });
    this.reattach = this.standIn.reattach;
    await this.terraform.run(this.reattach, 'init');
    return this;
  }

  apply = () => this.terraform.run(this.reattach, 'apply', '-auto-approve', '-no-color');
  plan = () => this.terraform.run(this.reattach, 'plan', '-detailed-exitcode', '-no-color');
  resources = () => this.terraform.resources(this.reattach);

  async end(): Promise<void> {
    await this.standIn?.close();
    this.terraform.dispose();
  }
}

describe('Terraform killed in an apply', () => {
  let uninterrupted: readonly string[];
  let scene: Scene;

  beforeAll(async () => {
    const whole = await new Scene(network, 0, 'after').start();
    await whole.apply();
    uninterrupted = (await whole.resources()).map(({ address }) => address);
    await whole.end();
    expect(uninterrupted).toHaveLength(13);
  });

  afterEach(() => scene.end());

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const)('at call %d: the next run finishes, and makes nothing twice but what nobody could know of', async (point) => {
    scene = await new Scene(network, point, point % 2 === 0 ? 'before' : 'after').start();
    expect(await scene.apply()).toMatchObject({ code: null });
    expect(scene.terraform.lockIsLeft).toBe(true);
    const survived = await scene.resources();
    const { orphans, lost } = scene.objects.disagreement(held(survived));
    expect([lost, orphans.length <= IN_FLIGHT]).toEqual([[], true]);

    expect(await scene.apply()).toMatchObject({ code: 0 });
    expect(await scene.plan()).toMatchObject({ code: 0 });
    const finished = await scene.resources();
    expect(finished.map(({ address }) => address)).toEqual(uninterrupted);
    expect(keys(finished)).toEqual(expect.arrayContaining([...keys(survived)]));
    expect(scene.objects.disagreement(held(finished))).toEqual({ orphans, lost: [], doubled: [] });
    expect(scene.terraform.lockIsLeft).toBe(false);
  });

  it('after an object with a unique name was made: the next run is refused as by AWS, and import heals it', async () => {
    const role = { name: 'deploy', assume_role_policy: '{}' };
    scene = await new Scene({ ...network, resource: { aws_iam_role: { deploy: role } } }, 1, 'after').start();
    await scene.apply();
    expect(await scene.apply()).toMatchObject({ code: 1, output: expect.stringContaining('EntityAlreadyExists') });
    expect(await scene.terraform.run(scene.reattach, 'import', 'aws_iam_role.deploy', 'deploy')).toMatchObject({ code: 0 });
    expect(await scene.apply()).toMatchObject({ code: 0 });
    expect(await scene.plan()).toMatchObject({ code: 0 });
    expect(keys(await scene.resources())).toEqual(['aws_iam_role deploy']);
  });
});
