import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { bindingPackage, resourceBlock } from '../../src/schema/binding-package';
import type { CtyType } from '../../src/schema/cty-type';
import { attributeType, type Block } from '../../src/schema/schema';
import { freelyDestroyed } from '../../src/tables/in-use/freely-destroyed';
import { namedGone } from '../../src/tables/in-use/gone';
import { inUse } from '../../src/tables/in-use/in-use';
import { protections } from '../../src/tables/in-use/protections';
import { expected } from './expected';
import { answerTo, sceneOf, without } from './scene';

const rows = Object.entries(expected).flatMap(([used, { code, users }]) =>
  users.map((user) => ({ row: `${used} < ${user}`, code })),
);

describe('what AWS does not let go while it is used', () => {
  it('has every row that is expected, and no other', () => {
    expect(Object.keys(inUse).sort()).toEqual(rows.map(({ row }) => row).sort());
  });

  it.each(rows)(
    '$row is answered with $code, until the user is gone; without the row it goes through',
    async ({ row, code }) => {
      const found = inUse[row];
      if (found === undefined) throw new Error(`the table has no row ${row}`);
      const scene = sceneOf(found);
      expect(answerTo(scene)).toContain(code);
      expect(answerTo(scene)).toContain(`It is used: ${found.user} user-1 by ${found.at}`);
      expect(answerTo({ ...scene, others: scene.others.slice(1) })).toBeUndefined();
      expect(await without(row, () => answerTo(scene))).toBeUndefined();
    },
  );

  it.each(Object.entries(inUse))(
    '%s names arguments that the bindings have, and a source',
    (_row, { used, user, at, use, rule }) => {
      const missing = [
        ...missingAt(used, use.of),
        ...missingAt(user, at),
        ...(use.through
          ? [...missingAt(use.through.type, use.through.of), ...missingAt(use.through.type, use.through.at)]
          : []),
        ...(rule.unless === undefined ? [] : missingAt(used, rule.unless)),
        ...[...`${rule.doing}${rule.answer}${use.answer ?? ''}`.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
          name === 'account' ? [] : missingAt(used, name),
        ),
      ];
      expect(missing).toEqual([]);
      expect(rule.source).toMatch(/API Reference|Guide/);
    },
  );
});

describe('every type that the stand-in has a table for', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'tables', 'aws.json'), 'utf8');
  const types = Object.keys((JSON.parse(text) as { types: object }).types).filter((type) => !type.startsWith('data.'));
  const kept = new Set(Object.values(inUse).map(({ used }) => used));

  it.each(types)('%s is kept by its users, or goes freely for a reason', (type) => {
    expect([type, kept.has(type) !== (freelyDestroyed[type] !== undefined)]).toEqual([type, true]);
  });

  it('knows names of what is gone by arguments that the bindings have', () => {
    const keys = Object.entries(namedGone).flatMap(([key, { gone, of }]) => [
      key,
      ...of.map((name) => `${gone}.${name}`),
    ]);
    expect(keys.flatMap((key) => missingAt(key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)))).toEqual(
      [],
    );
  });

  it('guards only by arguments that the bindings have', () => {
    expect(Object.keys(protections).flatMap((key) => missingAt(...(key.split('.') as [string, string])))).toEqual([]);
  });
});

/** The path when the bindings do not have it. */
function missingAt(type: string, path: string): readonly string[] {
  const provider = type.split('_')[0];
  const bindings = bindingPackage(provider as 'aws', __dirname);
  const block = bindings && resourceBlock(bindings, type);
  const steps = path.replace(/\[.*$/, '').split('.');
  return block && within(block, steps) ? [] : [`${type}.${path}`];
}

function within({ attributes, blocks }: Block, [first = '', ...rest]: readonly string[]): boolean {
  const block = blocks.find(({ name }) => name === first);
  if (block) return rest.length === 0 || within(block.block, rest);
  const attribute = attributes.find(({ name }) => name === first);
  return attribute !== undefined && inType(attributeType(attribute), rest);
}

function inType(type: CtyType, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined || type === 'dynamic') return true;
  if (typeof type === 'string' || type[0] === 'tuple') return false;
  if (type[0] === 'object') return first in type[1] && inType(type[1][first] ?? 'string', rest);
  return inType(type[1], [first, ...rest]);
}
