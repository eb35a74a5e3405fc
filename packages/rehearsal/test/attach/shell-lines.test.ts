import { execFileSync } from 'node:child_process';

import * as fc from 'fast-check';

import { attachingLines, detachingLines } from '../../src/attach/shell-lines';

describe('the lines a shell evaluates', () => {
  it('take away what could lead elsewhere, and nothing else', () => {
    const env = {
      AWS_PROFILE: 'p',
      TF_VAR_x: '1',
      KUBECONFIG: 'k',
      PATH: '/bin',
      CDKTF_OUTDIR: 'o',
      AWS_ENDPOINT_URL: 'former',
    };
    expect(attachingLines({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, env)).toBe(
      "unset AWS_PROFILE\nunset TF_VAR_x\nunset KUBECONFIG\nexport AWS_ENDPOINT_URL='http://127.0.0.1:1'\n",
    );
  });

  it('unset by name', () => expect(detachingLines(['A', 'B'])).toBe('unset A\nunset B\n'));

  it('mean any value as it is', () => {
    const values = fc.array(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(values, (all) => {
        const variables = Object.fromEntries(all.map((value, at) => [`V${at}`, value]));
        const print = `printf '%s\\0' ${Object.keys(variables)
          .map((name) => `"$${name}"`)
          .join(' ')}`;
        const printed = execFileSync('sh', ['-c', attachingLines(variables, {}) + print], { encoding: 'utf8' });
        expect(printed.split('\0').slice(0, -1)).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });
});
