import { asPlanned } from './answers';
import { TwoRegions } from './two-regions';

/** Time for moto to install (once per machine), and for Nx, cdktf and Terraform to run. */
jest.setTimeout(240_000);

/** Nx ends a run with 1, or with 130: which of them depends on what ran last. */
const failed = expect.any(Number) as number;

describe('a deploy of two regions, with real Terraform and their states in S3', () => {
  let regions: TwoRegions;
  beforeAll(async () => {
    regions = await TwoRegions.start();
  });
  afterAll(() => regions.close());

  const recorded = async () => [await regions.recorded('first'), await regions.recorded('second')];

  it('leaves the second untouched where the apply of the first fails', async () => {
    regions.deploys('first', 'broken');
    const { code, output } = await regions.nx('deploy', 'second');
    expect([code, output]).toEqual([failed, expect.stringMatching(/exit status 7|exit code 7/)]);
    expect(await regions.recorded('second')).toBeUndefined();
  });

  it('leaves the second untouched where the first does not serve what was planned, and stops there for a way back', async () => {
    regions.deploys('first', 'one');
    const pods = asPlanned().pods.map((pod) => ({ ...pod, spec: { ...pod.spec, readinessGates: [] } }));
    regions.cluster.answers(asPlanned({ pods }));
    const { code, output } = await regions.nx('deploy', 'second');
    expect([code, output]).toEqual([failed, expect.stringMatching(/not as planned/)]);
    expect(await recorded()).toEqual(['one', undefined]);
  });

  it('deploys the first, sees that it serves, and then the second, however both are asked for', async () => {
    for (const app of ['first', 'second']) regions.deploys(app, 'two');
    regions.cluster.answers(asPlanned());
    const { code, output } = await regions.nx('run-many', '-t', 'deploy');
    expect([code, output]).toEqual([0, expect.stringMatching(/all is as planned/)]);
    expect(await recorded()).toEqual(['two', 'two']);
    const order = ['first:deploy', 'second:settle', 'second:deploy'].map((task) =>
      output.lastIndexOf(`nx run ${task}`),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  it('deploys the second alone where somebody says so, since the first may be lost', async () => {
    regions.deploys('second', 'three');
    regions.deploys('first', 'broken');
    const { code, output } = await regions.nx('deploy', 'second', '--exclude-task-dependencies');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(await recorded()).toEqual(['two', 'three']);
  });
});
