import { checkEnvironment, describeProblem, environmentProblems, type PlatformSection } from '../src';
import { someEnvironment } from './some-environment';

const withPlatform = (platform: unknown, pools?: unknown) => ({
  ...someEnvironment,
  ...(pools === undefined ? {} : { pools }),
  platform,
});
const described = (platform: unknown, pools?: unknown) =>
  environmentProblems(withPlatform(platform, pools)).map(describeProblem);

const wrong: readonly [string, unknown, RegExp][] = [
  ['no object', 7, /^platform is 7: write an object with headroom, autoscaler, imageRegistry/],
  [
    'a misspelt field',
    { headRoom: 1 },
    /^platform\.headRoom is 1: remove it or correct its name; known here: headroom/,
  ],
  ['half a node', { headroom: 0.5 }, /^platform\.headroom is 0\.5: use a whole number of nodes/],
  ['fewer than no nodes', { headroom: -1 }, /^platform\.headroom is -1: .*0 or more/],
  [
    'as many warm nodes as Spot may have',
    { headroom: 8 },
    /^platform\.headroom is 8: leave nodes for models: .*may have 8 together/,
  ],
  [
    'less time than a boot takes',
    { autoscaler: { provisionMinutes: 2 } },
    /^platform\.autoscaler\.provisionMinutes is 2: .*3 to 60; a boot takes/,
  ],
  ['a day of patience', { autoscaler: { idleMinutes: 1440 } }, /^platform\.autoscaler\.idleMinutes is 1440: .*1 to 60/],
  [
    'a backoff above the most',
    { autoscaler: { backoffMinutes: 31 } },
    /^platform\.autoscaler\.backoffMinutes is 31: .*maxBackoffMinutes, which is 30/,
  ],
  [
    'a registry with a scheme',
    { imageRegistry: 'https://mirror.example' },
    /^platform\.imageRegistry is "https:\/\/mirror\.example": write a host/,
  ],
  [
    'a registry that ends in a slash',
    { imageRegistry: 'mirror.example/' },
    /^platform\.imageRegistry is "mirror\.example\/": .*without a slash/,
  ],
];

describe('the registry of an environment', () => {
  it.each([
    [7, [/^platform\.imageRegistry is 7: write a host.*\{ unnecessary: 'why' \}/]],
    [{}, [/^platform\.imageRegistry\.unnecessary is missing: say why/]],
    [
      { because: 'it works' },
      [
        /^platform\.imageRegistry\.unnecessary is missing: say why/,
        /^platform\.imageRegistry\.because is "it works": /,
      ],
    ],
  ])('is none as %j', (imageRegistry, told) => {
    expect(described({ imageRegistry })).toEqual(told.map((text) => expect.stringMatching(text) as string));
  });

  it.each(['', ' ', '  '])('is not left out for the reason %j', (unnecessary) => {
    const told = /^platform\.imageRegistry\.unnecessary is .*: say why/;
    expect(described({ imageRegistry: { unnecessary } })).toEqual([expect.stringMatching(told) as string]);
  });

  it('is the public one of each image where somebody says why', () => {
    const platform = { imageRegistry: { unnecessary: 'two nodes that stay for weeks' } };
    expect(checkEnvironment(withPlatform(platform)).platform.imageRegistry).toBeUndefined();
  });
});

describe('the platform of an environment', () => {
  it.each(wrong)('reports %s with path, value and fix', (_, platform, expected) => {
    expect(described(platform)).toEqual([expect.stringMatching(expected) as string]);
  });

  it('may be left out: one warm node, and a patient autoscaler', () => {
    const autoscaler = { provisionMinutes: 5, backoffMinutes: 5, maxBackoffMinutes: 30, idleMinutes: 10 };
    expect(checkEnvironment(withPlatform(undefined)).platform).toEqual({ headroom: 1, autoscaler });
  });

  it('keeps what was written', () => {
    const platform: PlatformSection = {
      headroom: 0,
      autoscaler: { idleMinutes: 20 },
      imageRegistry: 'mirror.example:5000/copies',
    };
    expect(checkEnvironment(withPlatform(platform)).platform).toMatchObject({
      headroom: 0,
      autoscaler: { idleMinutes: 20, backoffMinutes: 5 },
      imageRegistry: 'mirror.example:5000/copies',
    });
  });

  it('may have more warm nodes when Spot may have more', () => {
    expect(described({ headroom: 4 }, { spot: { general: { maxSize: 4 }, more: { maxSize: 1 } } })).toEqual([]);
  });

  it('leaves pools that are wrong to their own rules', () => {
    expect(described({ headroom: 100 }, { spot: 7 })).toEqual([expect.stringMatching(/^pools\.spot is 7/) as string]);
  });
});
