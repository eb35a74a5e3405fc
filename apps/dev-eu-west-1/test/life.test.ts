import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

jest.setTimeout(900_000);

interface Step {
  readonly change: string;
  readonly step: string;
  readonly outcome: string;
  readonly refusedBy: string | null;
  readonly words: string | null;
  readonly stacks: readonly {
    readonly name: string;
    readonly create: number;
    readonly change: number;
    readonly destroy: number;
  }[];
}

describe('the life of dev-eu-west-1', () => {
  const { status, result, log } = rehearseApp(join(__dirname, '..'), '--life');
  const { steps } = result as { readonly steps: readonly Step[] };
  const named = ({ change, step }: Step) => `${change}: ${step}`;
  const stacksOf = (change: string) =>
    steps
      .filter((step) => step.change === change)
      .map(({ stacks }) => stacks.map(({ name }) => name.replace('dev-eu-west-1-', '')));

  it('goes through, change by change, and in the end there is nothing to do', () => {
    expect({ status, log }).toMatchObject({
      status: 0,
      log: expect.stringMatching(/all stacks +plan +empty\n$/) as string,
    });
    expect(new Set(steps.map(({ change }) => change)).size).toBeGreaterThanOrEqual(40);
  });

  it('is refused before anything is applied where it would stop half-way, with what to do first', () => {
    const refused = steps.filter(({ outcome }) => outcome === 'refused');
    expect(refused.map((step) => [named(step), step.refusedBy])).toEqual([
      ['end a canary: remove it while it has a share', 'review'],
      ['end a canary: promote it while it has a share', 'review'],
      ['try a canary: give it a share before it has pods', 'review'],
      ['a web ACL: not any more, at once', 'review'],
      ['two zones: change', 'review'],
      ['another block: change', 'review'],
      ['serve no more: leave the stack away', 'states'],
      ['lock what is published: not any more', 'review'],
      ['a Kubernetes minor that nobody has tried: change', 'app'],
      ['the Kubernetes minor before: change', 'review'],
      ['another name: change', 'app'],
    ]);
    for (const { words } of refused) expect(words).toMatch(/first|before|keep|choose|look one up/);
  });

  it.each([
    ['add a model', [['serving']]],
    ['rename a model', [['serving'], ['serving']]],
    ['retire a model', [['serving']]],
    ['another host name', [['serving']]],
    ['one system node more', [['cluster']]],
    ['more headroom', [['platform']]],
    ['readers of a model', [['models']]],
    ['a NAT gateway for each zone', [['network']]],
  ])('touches no stack but its own: %s', (change, stacks) => {
    expect(stacksOf(change)).toEqual(stacks);
  });
});
