import { Token } from 'cdktf';
import { z } from 'zod';

import {
  checkBootstrap,
  checkEnvironment,
  MisconfigurationError,
  networkSettingsProblems,
  placeProblems,
  type Problem,
  toldOnce,
  withDefaults,
} from '../src';
import { text, whole } from '../src/settings/forms';
import { judgeable } from '../src/settings/judged-problems';
import { mended } from '../src/settings/mended';
import { section } from '../src/settings/section';
import { someEnvironment } from './some-environment';

const schema = section({
  name: text(/^[a-z]+$/, 'use letters', 'example'),
  count: whole('use 2 to 9', 2, 9),
  size: whole('use 2 to 9', 2, 9).optional(),
  list: z.array(text(/^[a-z]+$/, 'use letters', 'example')).optional(),
  part: section({ kind: z.enum(['one', 'two']), on: z.boolean().optional() }).optional(),
  entries: z.record(z.string(), section({ count: whole('use 2 to 9', 2, 9) })).optional(),
});
const right = { name: 'right', count: 4 };

describe('what is wrong in settings', () => {
  it.each<[string, object, object]>([
    ['nothing', right, right],
    ['what may be left out, by nothing', { ...right, size: 'large', list: 7, part: [] }, right],
    ['a number out of range, by the nearest', { ...right, count: 12 }, { ...right, count: 9 }],
    ['no number, by the least', { ...right, count: 'many' }, { ...right, count: 2 }],
    ['a text that must be there, by the example of its form', { count: 4 }, { name: 'example', count: 4 }],
    ['an item of a list, in its place', { ...right, list: ['a', 7, 'c'] }, { ...right, list: ['a', 'example', 'c'] }],
    [
      'a field of a part, and not its others',
      { ...right, part: { on: true } },
      { ...right, part: { kind: 'one', on: true } },
    ],
    [
      'an entry',
      { ...right, entries: { a: { count: 1 }, b: 7 } },
      { ...right, entries: { a: { count: 2 }, b: { count: 2 } } },
    ],
    ['an unknown field, by nothing', { ...right, nmae: 'x' }, right],
  ])('is mended for the rules: %s', (_, given, expected) => {
    expect(mended(schema, given)).toEqual(expected);
  });

  it('is passed over by those who cannot tell: at the value, within it, in its list, and beside it', () => {
    const at = (path: string, against?: readonly string[]): Problem => ({ path, value: 1, fix: 'mend it', against });
    const problems = [at('a'), at('a.b'), at('a[0]'), at('c', ['a.b']), at('d', ['x']), at('list'), at('ab')];
    expect(judgeable(problems, ['a', 'list[2]']).map(({ path }) => path)).toEqual(['d', 'ab']);
    expect(judgeable([at('c', ['a'])], ['a.b'])).toEqual([]);
  });

  it('is told of by the first who judges it, all of it, and held against nothing later', () => {
    const at = (path: string, fix: string, against?: readonly string[]): Problem => ({ path, value: 1, fix, against });
    const told = toldOnce([
      [at('a', 'one'), at('a', 'two')],
      [at('a', 'three'), at('b', 'four'), at('c', 'five', ['a'])],
    ]);
    expect(told.map(({ fix }) => fix)).toEqual(['one', 'two', 'four']);
  });
});

describe('a construct that is used alone', () => {
  const props = { name: 'test-app', region: 'eu-west-1', cidr: '10.0.0.0/16', somethingElse: 7 };

  it('is held to its settings, under the path of its props, and to no other prop', () => {
    expect(networkSettingsProblems(props)).toEqual([]);
    expect(networkSettingsProblems({ ...props, zones: 4, cidr: '8.0.0.0/16' }).map(({ path }) => path)).toEqual([
      'zones',
      'cidr',
    ]);
  });

  it('is not held to what only an apply knows', () => {
    expect(networkSettingsProblems({ ...props, cidr: Token.asString({ resolve: () => '' }) })).toEqual([]);
    expect(networkSettingsProblems({ ...props, zones: Token.asNumber({ resolve: () => 2 }) })).toEqual([]);
  });

  it('must know its region and its account where they stand in policies', () => {
    const later = Token.asString({ resolve: () => '' });
    expect(placeProblems({ region: 'eu-west-1', account: '111122223333' })).toEqual([]);
    expect(placeProblems({ region: later, account: later }).map(({ path }) => path)).toEqual(['region', 'account']);
  });
});

describe('a default', () => {
  it('holds where nothing was written, and where nothing was written out', () => {
    expect(withDefaults({ a: 1, b: 2 }, { a: undefined, b: 3, c: 4 })).toEqual({ a: 1, b: 3, c: 4 });
    const network = { ...someEnvironment.network, zones: undefined };
    expect(checkEnvironment({ ...someEnvironment, network }).network.zones).toBe(2);
  });
});

describe('the environment of an account', () => {
  it('is told of every wrong value in one round, whether its shape or its meaning is wrong', () => {
    const wrong = {
      region: 'eu-west-1',
      account: '111122223333',
      administrators: ['arn:aws:iam::999999999999:role/x'],
      state: { bucket: 'dev-states', keptIn: 'memory' },
      repository: 'x',
      ids: { owner: '0', repository: '0' },
      watch: 'nobody',
      images: ['a/b', 'a/b', 'c:1'],
      apps: { dev: { region: 'cn-north-1', environment: 'a b' }, Prod: { region: 7 } },
    };
    const paths = () => {
      try {
        checkBootstrap(wrong);
        return [];
      } catch (error) {
        return (error as MisconfigurationError).problems.map(({ path }) => path);
      }
    };
    expect(paths().sort()).toEqual(
      [
        'administrators[0]',
        'apps.Prod',
        'apps.Prod.region',
        'apps.dev.environment',
        'apps.dev.region',
        'images[1]',
        'images[2]',
        'repository',
        'state.bucket',
        'state.keptIn',
        'watch',
      ].sort(),
    );
  });
});
