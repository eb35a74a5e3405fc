import * as fc from 'fast-check';

import { inDependencyOrder, type Ordered } from '../../src/app/order';

const stack = (name: string, ...dependencies: string[]): Ordered => ({ name, dependencies });
const names = (stacks: readonly Ordered[]): string[] => stacks.map(({ name }) => name);

describe('inDependencyOrder', () => {
  it.each([
    { given: [stack('a'), stack('b')], order: ['a', 'b'] },
    {
      given: [stack('serving', 'cluster', 'models'), stack('cluster', 'network'), stack('models'), stack('network')],
      order: ['network', 'cluster', 'models', 'serving'],
    },
    { given: [stack('d', 'b', 'c'), stack('b', 'a'), stack('c', 'a'), stack('a')], order: ['a', 'b', 'c', 'd'] },
  ])('orders $given as $order', ({ given, order }) => {
    expect(names(inDependencyOrder(given))).toEqual(order);
  });

  it.each([
    { given: [stack('a', 'a')], message: /a -> a/ },
    {
      given: [stack('x', 'a'), stack('a', 'b'), stack('b', 'c'), stack('c', 'a')],
      message: /other: a -> b -> c -> a;/,
    },
    {
      given: [stack('net'), stack('app', 'prod/net')],
      message: /"app" depends on "prod\/net", which is no stack of the app \(net, app\)/,
    },
  ])('refuses $given', ({ given, message }) => {
    expect(() => inDependencyOrder(given)).toThrow(message);
  });

  it('puts every stack after all it depends on, whatever the graph', () => {
    const acyclic = fc
      .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
      .map((edges) =>
        edges.map((targets, at) =>
          stack(`s${at}`, ...targets.flatMap((target) => (at === 0 ? [] : [`s${target % at}`]))),
        ),
      );
    fc.assert(
      fc.property(acyclic, fc.infiniteStream(fc.nat()), (stacks, random) => {
        const shuffled = stacks
          .map((one) => ({ one, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const order = names(inDependencyOrder(shuffled.map(({ one }) => one)));
        expect(order.toSorted()).toEqual(names(stacks).toSorted());
        for (const { name, dependencies } of stacks) {
          for (const dependency of dependencies) expect(order.indexOf(dependency)).toBeLessThan(order.indexOf(name));
        }
      }),
    );
  });
});
