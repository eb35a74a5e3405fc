import * as fc from 'fast-check';

import { errorText, plainText } from '../src';

/** Lines that GitHub's runner takes for commands: trimmed they begin with `::`, or they have `##[` somewhere. */
const commands = (text: string): readonly string[] =>
  text
    .split(/[\n\r\u0085\u2028\u2029\v\f]/)
    .filter((line) => line.trimStart().startsWith('::') || line.includes('##['));

describe('plainText', () => {
  it.each([
    ['a command', '::error file=x::all is well', ': :error file=x::all is well'],
    ['a command behind blanks', 'no\n \t::set-output name=pending::false', 'no\n \t: :set-output name=pending::false'],
    ['a command of the former kind', 'no ##[error]all is well', 'no ## [error]all is well'],
    ['a command behind a colour', '\u001b[31m::error::x\u001b[0m', ': :error::x'],
    ['a command behind a carriage return', 'x\r::error::y', 'x::error::y'],
    ['a link that is another', '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007', 'here'],
    ['a title of the window, and a cleared screen', '\u001b]0;x\u0007\u001b[2Jy', 'y'],
    ['a text as it is', 'aws_vpc.main: Error\n\tdetail at https://x', 'aws_vpc.main: Error\n\tdetail at https://x'],
  ])('shows %s as text', (_what, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it('leaves no command and no control, whatever it is given', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '##[',
      '#',
      '[',
      '\n',
      '\r',
      ' ',
      '\u001b[31m',
      '\u001b',
      '\u0085',
      '\u2028',
      'error',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const shown = plainText(pieces.join(''));
        expect([commands(shown), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(shown)]).toEqual([[], false]);
      }),
      { seed: 17, numRuns: 2000 },
    );
  });

  it('is what an error of a provider goes through', () => {
    const diagnostic = { severity: 'error', summary: '::error::fine', detail: '\u001b[2J::notice::fine' };
    expect(commands(errorText([diagnostic], ''))).toEqual([]);
    expect(commands(errorText([], '::error::fine'))).toEqual([]);
  });
});
