import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

const app = join(__dirname, '..');
const network = { name: 'dev-eu-west-1-network', secondPlanEmpty: true };
const cluster = { name: 'dev-eu-west-1-cluster', secondPlanEmpty: true };
const models = { name: 'dev-eu-west-1-models', secondPlanEmpty: true };
const platform = { name: 'dev-eu-west-1-platform', secondPlanEmpty: true };
const serving = { name: 'dev-eu-west-1-serving', secondPlanEmpty: true };

describe('rehearsal of dev-eu-west-1', () => {
  jest.setTimeout(180_000);

  it('applies every stack, and then finds nothing to do, as JSON or as HCL', () => {
    const { status, result, page, review, log } = rehearseApp(app, '--hcl');
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: [network, cluster, models, platform, serving] });
    expect(log.match(/^\S+ +plan as HCL +empty/gm)).toHaveLength(5);
    expect(page).toContain('stand-in');
    expect(page).not.toContain('pools.spot');
    expect(onDemandAtRest(review)).toEqual([0, 0]);
  });

  it('leaves the models when it destroys, and names the bucket and the switch', () => {
    const { status, page, result } = rehearseApp(app, '--destroy');
    expect(status).toBe(3);
    expect(page).toMatch(
      /aws_s3_bucket\.ModelStore_Bucket_\w+` \(dev-eu-west-1-models\/ModelStore\/Bucket\/Resource\)[^]*--allow-data-loss/,
    );
    const gone = (stack: typeof network) => ({ ...stack, stateHolds: [] });
    expect(result).toMatchObject({
      stacks: [gone(network), gone(cluster), { ...models, outcome: 'kept' }, gone(platform), gone(serving)],
    });
  });

  it('destroys everything when data loss is allowed', () => {
    const { status, result, log } = rehearseApp(app, '--destroy', '--allow-data-loss');
    expect(status).toBe(0);
    expect(result).toMatchObject({
      stacks: [network, cluster, models, platform, serving].map((stack) => ({ ...stack, stateHolds: [] })),
    });
    expect(destroyed(log)).toEqual([serving, platform, models, cluster, network].map(({ name }) => name));
  });
});

/** The stacks as they were destroyed: what is served before the controllers that look after it, they before the cluster, it before its network. */
function destroyed(log: string): string[] {
  return [...log.matchAll(/^(\S+) +destroy /gm)].map(([, stack]) => stack ?? '');
}

/** On-Demand nodes that serve models, as the review counts them: with placeholders alone, and with the fewest pods of each model. */
function onDemandAtRest(review: string): number[] {
  const [, floor, expected] = /^\| On-Demand nodes \|.*\| (\d+) \/ (\d+) \/ \d+ of [^;]*m6i\.large/m.exec(review) ?? [];
  return [Number(floor), Number(expected)];
}
