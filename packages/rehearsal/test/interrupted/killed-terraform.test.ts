import { network } from './network';
import { held, Scene } from './scene';

jest.setTimeout(180_000);

/** Terraform walks at most so many resources at once by default (`-parallelism`); no more can be in flight when it dies. */
const inFlight = 10;

const key = (one: { readonly key: string }): string => one.key;

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

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const)(
    'at call %d: the next run finishes, and makes nothing twice but what nobody could know of',
    async (point) => {
      scene = await new Scene(network, point, point % 2 === 0 ? 'before' : 'after').start();
      expect(await scene.apply()).toMatchObject({ code: null });
      expect(scene.terraform.lockIsLeft).toBe(true);
      const survived = await scene.resources();
      const { orphans, lost } = scene.objects.disagreement(held(survived));
      expect([lost, orphans.length <= inFlight]).toEqual([[], true]);

      expect(await scene.apply()).toMatchObject({ code: 0 });
      expect(await scene.plan()).toMatchObject({ code: 0 });
      const finished = await scene.resources();
      expect(finished.map(({ address }) => address)).toEqual(uninterrupted);
      expect(held(finished).map(key)).toEqual(expect.arrayContaining(held(survived).map(key)));
      expect(scene.objects.disagreement(held(finished))).toEqual({ orphans, lost: [], doubled: [] });
      expect(scene.terraform.lockIsLeft).toBe(false);
    },
  );

  it('after an object with a unique name was made: the next run is refused as by AWS, and import heals it', async () => {
    const trusted = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } };
    const role = { name: 'deploy', assume_role_policy: JSON.stringify({ Statement: [trusted] }) };
    scene = await new Scene({ ...network, resource: { aws_iam_role: { deploy: role } } }, 1, 'after').start();
    await scene.apply();
    expect(await scene.apply()).toMatchObject({ code: 1, output: expect.stringContaining('EntityAlreadyExists') });
    expect(await scene.terraform.run(scene.reattach, 'import', 'aws_iam_role.deploy', 'deploy')).toMatchObject({
      code: 0,
    });
    expect(await scene.apply()).toMatchObject({ code: 0 });
    expect(await scene.plan()).toMatchObject({ code: 0 });
    expect(held(await scene.resources()).map(key)).toEqual(['aws_iam_role deploy']);
  });
});
