import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a text cites a page of docs/sources. */
export interface Citation {
  /** Page, such as `infra`. */
  readonly page: string;
  /** Places on it: `section 2.2`, `conclusion 5`, `row D`, `"Also seen"`; empty when the page is cited as a whole. */
  readonly places: readonly string[];
}

const numbered = /\b(infra|serving|delivery) (\d+\.\d+)(?:(?:, | and )(\d+\.\d+))?\b/g;
const sectioned = /\b(load|offline-provider), (\d+)\b/g;
const measured = /\bdrain\.md\b(?:, (conclusions?|rows?) ([\w]+)(?:(?:, (\w+))? and (\w+))?|, ("[^"]+"))?/g;

/** Every citation in a text. */
export function citationsIn(text: string): Citation[] {
  return [
    ...Array.from(text.matchAll(numbered), ([, page = '', ...sections]) => ({
      page,
      places: named('section', sections),
    })),
    ...Array.from(text.matchAll(sectioned), ([, page = '', ...sections]) => ({
      page,
      places: named('section', sections),
    })),
    ...Array.from(text.matchAll(measured), ([, kind = '', one, two, three, quoted]) => ({
      page: 'drain',
      places: [...named(kind.replace(/s$/, ''), [one, two, three]), ...(quoted === undefined ? [] : [quoted])],
    })),
  ];
}

function named(kind: string, names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => (name === undefined ? [] : [`${kind} ${name}`]));
}

/** What of a citation is not in the folder of sources; empty when it leads somewhere. */
export function unresolved({ page, places }: Citation, folder: string): string[] {
  const file = join(folder, `${page}.md`);
  if (!existsSync(file)) return [`${page}: no such page`];
  const text = readFileSync(file, 'utf8');
  return places.filter((place) => !isOn(text, place)).map((place) => `${page}: no ${place}`);
}

function isOn(text: string, place: string): boolean {
  if (place.startsWith('"')) return text.includes(place.slice(1, -1));
  const [kind = '', name = ''] = place.split(' ');
  const exact = name.replace('.', '\\.');
  const forms: Readonly<Record<string, string>> = {
    section: `^#{2,3} ${exact}(?!\\d|\\.\\d)`,
    conclusion: `^${exact}\\. `,
    row: `^\\| ${exact}\\b`,
  };
  return new RegExp(forms[kind] ?? '$^', 'm').test(text);
}
