import fc from 'fast-check';
import { stacksInOrder } from '../src/plan/stacks-in-order.cjs';

function manifest(dependencies: Readonly<Record<string, readonly string[]>>) {
  const entries = Object.entries(dependencies).map(([name, paths]) => [name, { name, constructPath: `path/${name}`, dependencies: paths.map((path) => `path/${path}`) }]);
  return { stacks: Object.fromEntries(entries) };
}

describe('stacksInOrder', () => {
  it.each([
    ['no stack', {}, []],
    ['independent stacks as they stand', { b: [], a: [] }, ['b', 'a']],
    ['a chain', { serving: ['cluster'], cluster: ['network'], network: [] }, ['network', 'cluster', 'serving']],
    ['a diamond', { top: ['left', 'right'], left: ['base'], right: ['base'], base: [] }, ['base', 'left', 'right', 'top']],
    ['a dependency that is no stack of the app', { a: ['elsewhere'] }, ['a']],
  ])('orders %s', (_, dependencies, expected) => {
    expect(stacksInOrder(manifest(dependencies))).toEqual(expected);
  });

  it('puts every stack after those it depends on, once', () => {
    const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 12 }).map((lists) => {
      const needsOf = (list: number[], stack: number): string[] => list.filter((other) => other < stack).map((other) => `s${other}`);
      return Object.fromEntries(lists.map((list, stack) => [`s${stack}`, needsOf(list, stack)] as const).reverse());
    });
    fc.assert(
      fc.property(graphs, (graph) => {
        const order = stacksInOrder(manifest(graph));
        expect([...order].sort()).toEqual(Object.keys(graph).sort());
        const early = Object.entries(graph).flatMap(([stack, needs]) => needs.filter((need) => order.indexOf(need) > order.indexOf(stack)));
        expect(early).toEqual([]);
      }),
    );
  });
});
