const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A string of Terraform's JSON as a quoted template of HCL. What is literal is escaped; interpolations `${...}`, directives `%{...}` and their
 * own escapes `$${` and `%%{` stay as they are, as both languages read them alike.
 */
export function quoted(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const end = /^(\$\$|%%)\{/.test(text.slice(at, at + 3)) ? at + 3 : sequenceEnd(text, at);
    out += end === undefined ? escaped(text[at] ?? '') : text.slice(at, end);
    at = end ?? at + 1;
  }
  return `"${out}"`;
}

/** Where the interpolation or directive that begins here ends; undefined when none does. */
function sequenceEnd(text: string, start: number): number | undefined {
  return /^[$%]\{/.test(text.slice(start, start + 2)) ? closing(text, start + 2) : undefined;
}

/** Behind the brace that closes an expression; strings in it may hold braces, and templates of their own. */
function closing(text: string, start: number): number {
  for (let at = start; at < text.length;) {
    if (text[at] === '}') return at + 1;
    if (text[at] === '{') at = closing(text, at + 1);
    else if (text[at] === '"') at = stringEnd(text, at + 1);
    else at += 1;
  }
  return text.length;
}

function stringEnd(text: string, start: number): number {
  for (let at = start; at < text.length;) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at += 2;
    else at = sequenceEnd(text, at) ?? at + 1;
  }
  return text.length;
}

function escaped(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  return character < ' ' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
}
