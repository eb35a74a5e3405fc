import { join } from 'node:path';

import { readRunEvent } from '../../src/event/run-event';

const fixture = (name: string): string => join(__dirname, '..', 'fixtures', `${name}.json`);

describe('readRunEvent', () => {
  it.each([
    ['push', { sha: '2'.repeat(40), before: '1'.repeat(40) }],
    ['first-push', { sha: '2'.repeat(40), before: undefined }],
    ['workflow-dispatch', { sha: '3'.repeat(40), before: undefined }],
  ])('reads a %s', (name, expected) => {
    expect(readRunEvent(fixture(name), { GITHUB_SHA: '3'.repeat(40) })).toEqual({
      owner: 'acme',
      repo: 'serving',
      ...expected,
    });
  });

  it.each([
    ['pull-request', /a pull request is planned, not applied/],
    ['missing', /cannot be read/],
  ])('refuses %s', (name, words) => {
    expect(() => readRunEvent(fixture(name), {})).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(words) as string }),
    );
  });

  it('refuses a run of which no commit is known', () => {
    expect(() => readRunEvent(fixture('workflow-dispatch'), {})).toThrow('names no commit');
  });
});
