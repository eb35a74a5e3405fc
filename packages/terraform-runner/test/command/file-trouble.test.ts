import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fileTrouble } from '../../src/command/file-trouble';
import { runProgram } from '../../src/command/run-program';

const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('fileTrouble', () => {
  it('names the path that is no folder', () => {
    const folder = join(__filename, 'out');
    expect(fileTrouble(caught(() => mkdirSync(folder)))).toBe(
      `${folder} cannot be read or written: ENOTDIR: not a directory, mkdir '${folder}'`,
    );
  });

  it.each([
    ['a missing file', () => readFileSync(join(__dirname, 'nowhere'))],
    [
      'a fault of a program',
      () => {
        throw Object.assign(new Error('no'), { code: 'EEXIST' });
      },
    ],
    ['what is no error', () => ({ code: 'EACCES', syscall: 'open' })],
  ])('leaves %s alone', (_, work) => expect(fileTrouble(caught(work))).toBeUndefined());
});

describe('runProgram', () => {
  const { exitCode } = process;

  afterEach(() => {
    process.exitCode = exitCode;
    jest.restoreAllMocks();
  });

  it('tells a path that cannot be written in one line, and fails', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await runProgram(async () => {
      mkdirSync(join(__filename, 'out'));
      return 0;
    });
    expect({ code: process.exitCode, said: write.mock.calls.map(([text]) => text) }).toEqual({
      code: 1,
      said: [expect.stringMatching(/^.*cannot be read or written: ENOTDIR.*\n$/)],
    });
  });
});
