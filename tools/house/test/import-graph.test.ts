import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { arrowsUp, circlesIn, importGraph, projectsOf } from './import-graph';

/** From the bottom up, as docs/architecture.md draws them. */
const layers = [
  ['core', 'emulator'],
  ['foundation', 'release', 'rule', 'runner'],
  ['feature', 'stand-in', 'review', 'check'],
  ['forecast'],
  ['testkit', 'stack', 'tool'],
  ['app'],
  ['proof'],
];

describe('the sources of the workspace', () => {
  const root = join(__dirname, '..', '..', '..');
  const projects = projectsOf(root);
  const graph = importGraph(root, projects);

  it('are read with their imports', () => {
    expect(graph.size).toBeGreaterThan(500);
    expect(graph.get('apps/dev-eu-west-1/main.ts')).toEqual([
      'packages/stacks/src/index.ts',
      'apps/dev-eu-west-1/compose.ts',
      'apps/dev-eu-west-1/environment.ts',
    ]);
  });

  it('are each in a layer', () => {
    expect(projects.filter(({ layer }) => !layers.flat().includes(layer)).map(({ folder }) => folder)).toEqual([]);
  });

  it('import each other in no circle, not even for a type', () => {
    expect(circlesIn(graph)).toEqual([]);
  });

  it('import from lower layers only', () => {
    expect(arrowsUp(graph, projects, layers)).toEqual([]);
  });
});

/** A workspace in which everything is wrong, by file. */
const wrong = {
  'packages/high/src/index.ts': "import { side } from '@fixture/side';\nexport const high = side;",
  'packages/low/src/construct.ts': "import type { Props } from './props';\nexport class Construct {}",
  'packages/low/src/index.ts': "export { one } from './one';\nexport { Construct } from './construct';",
  'packages/low/src/one.ts':
    "import { high } from '@fixture/high';\nimport { one as itself } from './index';\nexport const one = [itself, high];",
  'packages/low/src/props.ts':
    "import type { Construct } from './construct';\nexport interface Props { parent: Construct }",
  'packages/side/src/index.ts': 'export const side = 1;',
};

function write(root: string, file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

describe('the import graph of a workspace in which everything is wrong', () => {
  const root = mkdtempSync(join(tmpdir(), 'import-graph-'));
  for (const [file, content] of Object.entries(wrong)) write(root, file, content);
  for (const [name, layer] of Object.entries({ high: 'feature', low: 'core', side: 'feature' })) {
    const exports = { '.': { '@spot-serving/source': './src/index.ts' } };
    const manifest = { name: `@fixture/${name}`, exports, nx: { tags: [`layer:${layer}`] } };
    write(root, `packages/${name}/package.json`, JSON.stringify(manifest));
  }
  const projects = projectsOf(root);
  const graph = importGraph(root, projects);
  afterAll(() => rmSync(root, { recursive: true }));

  it('shows a circle of two files, one of types alone too', () => {
    expect(circlesIn(graph)).toEqual([
      ['packages/low/src/construct.ts', 'packages/low/src/props.ts'],
      ['packages/low/src/index.ts', 'packages/low/src/one.ts'],
    ]);
  });

  it('shows an arrow up, and one to a neighbour', () => {
    expect(arrowsUp(graph, projects, [['core'], ['feature']])).toEqual([
      'packages/high/src/index.ts -> packages/side/src/index.ts',
      'packages/low/src/one.ts -> packages/high/src/index.ts',
    ]);
  });
});
