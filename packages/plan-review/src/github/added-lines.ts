/** A line that a pull request adds. */
export interface AddedLine {
  readonly file: string;
  /** Its number in the file as it is after the pull request. */
  readonly line: number;
  readonly text: string;
}

/**
 * Lines that a unified diff of one file adds, as GitHub gives it for each file of a pull request.
 *
 * @param patch undefined for a file that is binary, or too large to be shown
 */
export function addedLines(file: string, patch = ''): readonly AddedLine[] {
  let line = 0;
  return patch.split('\n').flatMap((text) => {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text) ?? [];
    if (start !== undefined) line = Number(start) - 1;
    else if (!/^[-\\]/.test(text)) line += 1;
    return start === undefined && text.startsWith('+') ? [{ file, line, text: text.slice(1) }] : [];
  });
}
