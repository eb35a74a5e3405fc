import { readPlan, renderReview, type Review } from '../src';
import { writtenReview } from '../src/command/written-review';
import { regionsWith, reviewOfRegions } from './support/regions';

const both = 'the same in 2 regions (`eu-west-1`, `us-east-1`)';

const headOf = ({ markdown }: Review): string => markdown.split('\n\n###')[0] ?? '';

describe('a change of what both regions of production share', () => {
  it('is said once, with its regions', () => {
    const head = headOf(reviewOfRegions('another-version'));
    expect(head).toContain(`## Routine: model \`ranker\` 1 → 2, ${both}`);
    expect(head).not.toContain('only in');
  });

  it('is one block, with what each region has of its own', () => {
    const { markdown } = reviewOfRegions('another-version');
    expect(markdown.match(/^\*\*Update\*\* /gm)).toHaveLength(1);
    expect(markdown).toContain(`in \`serving\`, ${both}\n`);
    expect(markdown).toMatch(/^\*\*Update\*\* `kubernetes_deployment_v1\S+` in `serving`, in 2 regions/m);
    expect(markdown).toMatch(/# prod-eu-west-1-serving only\n[^#]*s3:\/\/prod-eu-west-1-models/);
    expect(markdown).toMatch(/# prod-us-east-1-serving only\n[^#]*s3:\/\/prod-us-east-1-models/);
  });

  it('is said to be in one region where the other stays as it is', () => {
    const review = reviewOfRegions('one-region');
    expect(headOf(review)).toContain('## Routine: model `ranker` 1 → 2, only in `us-east-1`');
    expect(review.markdown).toContain('in `prod-us-east-1-serving`, only in `us-east-1`');
  });

  it('is told apart from what one region has besides', () => {
    const head = headOf(reviewOfRegions('more-in-one'));
    expect(head).toContain(`model \`ranker\` 1 → 2, ${both}; `);
    expect(head).toContain('`ranker` may grow to 9 pods, instead of 4, only in `us-east-1`');
  });

  it('stands so in the comment of a pull request', () => {
    const fragments = { stacks: regionsWith('another-version'), sealed: {}, fingerprints: {}, apps: [], expected: [] };
    expect(writtenReview(fragments as never).markdown).toContain(`model \`ranker\` 1 → 2, ${both}`);
  });

  it('is in one region where the other app was left out because nothing of it changes', () => {
    const [, virginia] = regionsWith('one-region');
    const stacks = virginia === undefined ? [] : [virginia];
    expect(headOf(renderReview({ stacks, unchanged: ['prod-eu-west-1', 'dev-eu-west-1'] }))).toContain(
      'only in `us-east-1`',
    );
    expect(headOf(renderReview({ stacks, unchanged: ['dev-eu-west-1'] }))).not.toContain('region');
  });
});

describe('apps that are no regions of one another', () => {
  const queue = {
    address: 'aws_sqs_queue.q',
    type: 'aws_sqs_queue',
    change: { actions: ['delete'], before: { name: 'q' }, after: null },
  };
  const plan = readPlan({ format_version: '1.2', resource_changes: [queue] });
  const stack = (app: string) => ({ name: `${app}-network`, app, result: { plan } });

  it.each([
    ['of two families', 'dev-eu-west-1', 'prod-us-east-1'],
    ['without a region in their names', 'shop', 'stock'],
  ])('are told by their stacks: %s', (_, one, other) => {
    const { markdown } = renderReview({ stacks: [stack(one), stack(other)] });
    expect(markdown).not.toContain('region');
    expect(markdown).toContain(`×2: \`${one}-network\`, \`${other}-network\``);
  });

  it('does not take a region that was not planned for one that stays as it is', () => {
    const failed = { name: 'prod-us-east-1-network', app: 'prod-us-east-1', result: { failed: 'no credentials' } };
    expect(renderReview({ stacks: [stack('prod-eu-west-1'), failed] }).markdown).not.toContain('only in');
  });
});
