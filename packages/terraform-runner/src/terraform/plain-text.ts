import { stripVTControlCharacters } from 'node:util';

/** Characters that move a cursor, clear a screen or end a line by themselves; line breaks and tabs stay. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A text of somebody else as a log may show it: of a provider, a registry, a pull request. Without colours and controls, and with nothing that GitHub's
 * runner would take for a command: a line that begins with `::`, or `##[` anywhere ("Workflow commands for GitHub Actions", and the runner's own
 * `ActionCommand.cs`).
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(controls, '')
    .replaceAll('##[', '## [')
    .replaceAll(/^([^\S\n]*)::/gm, '$1: :');
}
