/** A call of a program in the docs. */
export interface Call {
  /** `npx` or `npm run`. */
  readonly by: 'npx' | 'npm run';
  readonly program: string;
  /** Switches by their long names, without values, up to where another program begins. */
  readonly switches: readonly string[];
}

const block = /^```(?:sh|bash|shell)\n([^]*?)^```/gm;
const span = /`((?:npx|npm run) [^`\n]+)`/g;

/** Calls of programs in a page: in blocks for a shell, and in spans of code that begin with one. */
export function callsIn(page: string): readonly Call[] {
  const blocks = [...page.matchAll(block)].flatMap(([, text = '']) => text.replace(/\\\n/g, ' ').split('\n'));
  const spans = [...page.replace(block, '').matchAll(span)].map(([, text = '']) => text);
  return [...blocks, ...spans].flatMap(callsOf);
}

function callsOf(line: string): readonly Call[] {
  const code = line.replace(/(^|\s)#.*$/, '').replace(/'[^']*'|"[^"$]*"/g, 'text');
  return [...code.matchAll(/\b(npx|npm run) ([\w@/.-]+)([^|;&)]*)/g)].map(([, by, program = '', rest = '']) => ({
    by: by === 'npx' ? 'npx' : 'npm run',
    // Without the scope and the release of the package that has it.
    program: program.replace(/^@[\w-]+\//, '').replace(/@[\d.]+$/, ''),
    // What stands behind "--" is another program's, but after a script of npm, which hands it on.
    switches: [...(by === 'npx' ? (rest.split(/ -- /)[0] ?? '') : rest).matchAll(/\s--([a-z][\w-]*)/g)].map(
      ([, name = '']) => name,
    ),
  }));
}
