/** HTML that may be put into a page as it is. Made by {@link markup} and {@link trusted} only. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, lists are joined, nothing is left out. */
export type Part = Html | string | number | undefined | readonly Part[];

/** A template whose values are escaped, so that nothing of a plan is read as HTML. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, index) => text + partText(parts[index])).join(''));
}

/** HTML that somebody else has escaped already. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function partText(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? `${part}` : part.map(partText).join('');
}
