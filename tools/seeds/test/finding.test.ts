import { findings, type JestResults } from '../src/finding';

const failed = (fullName: string, ...failureMessages: string[]) => ({ fullName, status: 'failed', failureMessages });
const broken = (counterexample: string): string =>
  `Error: Property failed after 3 tests\n{ seed: 7, path: "2:0" }\nCounterexample: ${counterexample}\nShrunk 1 time(s)\n`;
const results = (...files: JestResults['testResults']): JestResults => ({ testResults: files });
const file = (name: string, ...assertionResults: JestResults['testResults'][number]['assertionResults']) => ({
  name: `/repository/${name}`,
  message: '',
  assertionResults,
});

describe('findings', () => {
  it('are the failed tests with the case that fast-check shrank, the smallest first', () => {
    const run = results(
      file('packages/core/test/a.test.ts', failed('large', broken('["a long case"]')), {
        fullName: 'b',
        status: 'passed',
      }),
      file('packages/core/test/b.test.ts', failed('small', broken('[0]'))),
    );
    expect(findings(run, 7, '/repository/')).toEqual([
      { file: 'packages/core/test/b.test.ts', test: 'small', seed: 7, counterexample: '[0]' },
      { file: 'packages/core/test/a.test.ts', test: 'large', seed: 7, counterexample: '["a long case"]' },
    ]);
  });

  it('are what jest says of a test that fails otherwise', () => {
    expect(findings(results(file('t', failed('slow', 'Exceeded timeout'))), 7, '/repository/')).toMatchObject([
      { test: 'slow', counterexample: 'Exceeded timeout' },
    ]);
  });

  it('are what jest says of a file that does not load', () => {
    const run = results({ ...file('t'), message: 'SyntaxError' });
    expect(findings(run, 7, '/repository/')).toMatchObject([
      { test: 'the file itself', counterexample: 'SyntaxError' },
    ]);
  });

  it('are one for each test, by its smallest case', () => {
    const run = results(file('t', failed('x', broken('[10]'))), file('t', failed('x', broken('[1]'))));
    expect(findings(run, 7, '/repository/').map(({ counterexample }) => counterexample)).toEqual(['[1]']);
  });
});
