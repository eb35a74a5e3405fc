/** Characters that are not seen, or that turn the direction of text: shown by their number. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;

/** What is seen as it is: most texts. */
const plain = /^[ !-;=-~]*$/;

/** Text on one line, with what cannot be seen shown by its number, lone surrogates replaced, and no beginning of a comment that could pass for a marker. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\ufffd')
    .replace(unseen, numbered)
    .replaceAll('<!--', '<!\\u002d-');
}

function numbered(character: string): string {
  if (character === '\n') return '\\n';
  return character === '\t' ? '\\t' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** At most `length` units of `text`, with a note of how many there were. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}

/** Any text as a code span: nothing in it is Markdown, HTML or a mention. Not for cells of tables. */
export function code(text: string, length = 200): string {
  const shown = cut(visible(text), length);
  if (shown.trim() === '') return '`(empty)`';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A code span for a cell of a table, where `|` ends the cell even inside code. */
export function codeCell(text: string): string {
  return code(text.replaceAll('|', '¦'), 120);
}

/** Any text as an HTML code element, for `<summary>`, where Markdown is not read. */
export function codeHtml(text: string): string {
  return `<code>${cut(visible(text), 200).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
}

/** Lines as a block of code that nothing in them can end. */
export function fenced(lines: readonly string[], language: string): string {
  const text = lines.join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/**
 * Any text as prose: Markdown and HTML in it are shown as they are written, and mentions, references and addresses link to nothing.
 * GitHub looks for those after it has read Markdown, so a zero-width space stands in them.
 */
export function prose(text: string, length = 600): string {
  return cut(visible(text), length)
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/[\\`*_[\]<>~|!$]|^[-+=]|(?<=^\d+)[.)]/g, '\\$&')
    .replace(/@/g, '\u200b@')
    .replace(/@|#|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-)/gi, '$&\u200b');
}

function longestRun(text: string): number {
  if (!text.includes('`')) return 0;
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
