import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readLife } from '../../src/life/read-life';

const folder = mkdtempSync(join(tmpdir(), 'read-life-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(steps: unknown) {
  writeFileSync(join(folder, 'life.json'), JSON.stringify(steps));
  return readLife(folder);
}

const named = { change: 'tags', step: 'change' };

describe('readLife', () => {
  it.each([
    [{ synthesized: '001' }, { kind: 'deploy', folder: join(folder, '001') }],
    [{ refusal: 'no' }, { kind: 'refusal', words: 'no' }],
    [{ destroys: ['serving'] }, { kind: 'destroy', stacks: ['serving'] }],
  ])('reads a step that is %j', (action, expected) => {
    expect(read([{ ...named, ...action }])).toEqual([{ ...named, expected: 'either', leaves: [], action: expected }]);
  });

  it('reads how a step is to end, and what it leaves', () => {
    const stated = { expected: 'refused', leaves: ['aws_vpc'] };
    expect(read([{ ...named, synthesized: '1', ...stated }])).toMatchObject([stated]);
  });

  it.each([
    [[], /is empty; its first step deploys/],
    [[named], /exactly one of synthesized, refusal, destroys/],
    [[{ ...named, synthesized: '1', refusal: 'no' }], /exactly one of/],
    [[{ ...named, destroys: [] }], /names no stack/],
    [[{ ...named, synthesized: '../../elsewhere' }], /0\.synthesized is no name of a folder beside the file/],
    [[{ ...named, synthesized: '/etc' }], /0\.synthesized is no name/],
    [[{ ...named, synthesized: '1', expected: 'perhaps' }], /0\.expected/],
    [{ steps: [] }, /^life\.json: /],
  ])('refuses %j', (steps, words) => {
    expect(() => read(steps)).toThrow(words);
  });

  it('says what to write when there is no file', () => {
    expect(() => readLife(join(folder, 'none'))).toThrow(/wrote no life\.json into the folder that CDKTF_OUTDIR names/);
  });
});
