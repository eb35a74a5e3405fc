import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** An entry of the site's table of contents, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly SidebarItem[];
}

const begin = ['start', 'contributing', 'upgrading', 'changelog'];
const understand = [
  'architecture',
  'consequences',
  'comparison',
  'drain-limits',
  'forecast-limits',
  'rehearsal-limits',
  'kubernetes-provider',
  'bench',
  'measured',
];
const safe = ['guardrails', 'shared-responsibility', 'threats'];
/** Pages that stand in no folder, which the groups below name one by one. */
export const named: readonly string[] = [...begin, ...understand, ...safe];

/** The table of contents of the staged pages. */
export function sidebar(folder: string): readonly SidebarItem[] {
  const at = (name: string): SidebarItem => ({ text: titleOf(join(folder, `${name}.md`)), link: `/${name}` });
  const below = (name: string): readonly SidebarItem[] =>
    markdownIn(join(folder, name)).map((page) => at(`${name}/${page}`));
  const group = (text: string, items: readonly SidebarItem[], collapsed = true): SidebarItem => ({
    text,
    collapsed,
    items,
  });
  return [
    group('Begin', begin.map(at), false),
    group('How to', below('how-to')),
    group('When something is wrong', below('runbooks')),
    group('Reference', [
      at('reference/environment'),
      at('reference/commands'),
      { text: 'Every symbol', link: '/reference/api/' },
      ...below('packages'),
      ...below('examples'),
    ]),
    group('Understand', understand.map(at)),
    group('Is it safe', safe.map(at)),
    group('Decisions', below('adr')),
    group('Sources', below('sources')),
  ];
}

function markdownIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -3)] : []))
      .sort();
  } catch {
    return [];
  }
}

/** The first heading of a page, without the marks of code; its name where it has none. */
export function titleOf(file: string): string {
  const name = basename(file, '.md');
  const [, title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`] =
    /^# +(.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return title.replace(/`/g, '').replace(/^@spot-serving\//, '');
}
