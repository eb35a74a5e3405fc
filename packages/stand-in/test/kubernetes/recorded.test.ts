import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sentObject, type SentPatch, sentUpdate } from '../../src/kubernetes';
import type { SentKind } from '../../src/kubernetes/expanders/kinds';
import { provider, sentKinds } from '../../src/kubernetes/expanders/types';
import type { Expander } from '../../src/kubernetes/translate/expander';

interface Created {
  readonly from: 'dev' | 'trap';
  readonly name: string;
  readonly type: string;
  readonly values: object;
  readonly sent: object;
}
interface Updated {
  readonly type: string;
  readonly before: object;
  readonly after: object;
  readonly sent: readonly SentPatch[];
}
interface Recorded {
  readonly header: { readonly provider: string };
  readonly created: readonly Created[];
  readonly updated: readonly Updated[];
}

const file = join(__dirname, '..', 'fixtures', 'kubernetes-2.38.0.json');
const { header, created, updated } = JSON.parse(readFileSync(file, 'utf8')) as Recorded;

/** Arguments that are sets, whose order the provider makes up. */
const sets = ['accessModes', 'matchLabelKeys', 'mountOptions', 'namespaces', 'supplementalGroups', 'values', 'verbs'];

function inOrder(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => inOrder(each));
    return sets.includes(key) ? all.sort((a, b) => String(a).localeCompare(String(b))) : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, inOrder(below, name)]));
}

/** Blocks in lists, and what is not set null or empty, as a plan shows them. */
function asPlanned({ arguments: known }: Expander, values: Readonly<Record<string, unknown>>): object {
  const absent = Object.entries(known).map(([name, { of }]) => [name, of ? [] : null] as const);
  const said = Object.entries(values).map(([name, value]) => {
    const { of } = known[name] ?? {};
    if (!of || value === null) return [name, value] as const;
    const blocks = (Array.isArray(value) ? value : [value]) as (Record<string, unknown> | null)[];
    return [name, blocks.map((block) => block && asPlanned(of, block))] as const;
  });
  return Object.fromEntries([...absent, ...said]);
}

describe('what the real provider sent', () => {
  it('was of the version that the tables follow', () => {
    expect(header.provider).toContain(`${provider.name} ${provider.version}`);
    expect(created.filter(({ from }) => from === 'dev')).toHaveLength(31);
    expect(created.filter(({ from }) => from === 'trap')).toHaveLength(94);
  });

  it.each(created.map((each) => [`${each.from} ${each.type} ${each.name}`, each] as const))(
    'is what we say: %s',
    (_, { type, values, sent }) => {
      const { apiVersion, kind, ...object } = sentObject(type, values);
      expect(inOrder(object)).toEqual(inOrder(sent));
      expect(`${apiVersion} ${kind}`).toMatch(/\w+ \w+/);
    },
  );

  it.each(updated.map((each) => [each.type, each] as const))(
    'to update is what we say: %s',
    (_, { type, before, after, sent }) => {
      expect(sentUpdate(type, before, after)).toEqual(sent);
    },
  );
});

describe('the values of a plan', () => {
  it.each(created.map((each) => [`${each.type} ${each.name}`, each] as const))(
    'are read as those of a configuration: %s',
    (_, { type, values }) => {
      const { object } = sentKinds.get(type) as SentKind;
      const planned = asPlanned(object, values as Readonly<Record<string, unknown>>);
      expect(sentObject(type, planned)).toEqual(sentObject(type, values));
    },
  );
});
