import { basename, extname } from 'node:path';

import { constructsRange, nodeRange, releases } from './releases';

/** One way in which the text of a file changes. */
interface Rule {
  readonly find: RegExp;
  readonly replace: string | ((...match: string[]) => string);
}

/** Commands of `cdktf --help`; others in prose stay. */
const commands = 'apply|convert|debug|deploy|destroy|diff|get|init|list|login|output|plan|provider|synth|watch';

/** Programs: what is imported, the names of bindings wherever they stand, and the command line. */
const sourceRules: readonly Rule[] = [
  { find: /@cdktf\/provider-/g, replace: '@cdktn/provider-' },
  {
    find: /(\bfrom\s+|\bimport\s+|\bimport\(|\brequire\(|\brequire\.resolve\(|\bmock\()(['"])cdktf(\/[^'"]*)?\2/g,
    replace: '$1$2cdktn$3$2',
  },
  { find: new RegExp(`\\bcdktf (?=(${commands})\\b)`, 'g'), replace: 'cdktn ' },
  { find: /\bcdktf-cli\b/g, replace: 'cdktn-cli' },
];

/** Manifests: the dependency, and in which release. */
const manifestRules: readonly Rule[] = [
  { find: /"((?:@cdktf\/provider-|cdktf)[\w-]*)":(\s*)"([^"]*)"/g, replace: dependency },
  { find: /"constructs":(\s*)"\^[^"]*"/g, replace: `"constructs":$1"${constructsRange}"` },
  { find: /("engines":\s*\{\s*"node":\s*)"[^"]*"/g, replace: `$1"${nodeRange}"` },
  { find: new RegExp(`\\bcdktf (?=(${commands})\\b)`, 'g'), replace: 'cdktn ' },
];

/** Lists of package names in the configuration of tools. */
const listRules: readonly Rule[] = [
  { find: /"@cdktf\//g, replace: '"@cdktn/' },
  { find: /"cdktf(-cli)?"(?!:)/g, replace: '"cdktn$1"' },
];

/**
 * cdktn refuses native locks of S3 states unless the project says which Terraform it runs on (`targetVersions` in its context); this says 1.10, where
 * they came.
 */
const configurationRules: readonly Rule[] = [
  {
    find: /^\{(?![^]*"targetVersions")(\s*)/,
    replace: '{$1"context": { "targetVersions": { "terraform": ">=1.10.0" } },$1',
  },
];

const sources = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.yml', '.yaml']);

/** The text of a file as cdktn wants it: the same text where nothing in it changes. Markdown is left to people. */
export function rewrite(file: string, text: string): string {
  return rulesFor(file).reduce((now, { find, replace }) => now.replace(find, replace as string), text);
}

/** Lines that still name the module after a rewrite, for people to look at: tags, lists and tables that no rule can tell apart. */
export function leftLines(file: string, text: string): readonly number[] {
  if (!sources.has(extname(file))) return [];
  return rewrite(file, text)
    .split('\n')
    .flatMap((line, at) => (/(['"`])cdktf\1/.test(line) ? [at + 1] : []));
}

function rulesFor(file: string): readonly Rule[] {
  const name = basename(file);
  if (name === 'package.json') return manifestRules;
  if (name === 'cdktf.json') return configurationRules;
  if (/^(renovate\.json|knip\.jsonc?)$/.test(name)) return listRules;
  return sources.has(extname(name)) ? sourceRules : [];
}

/** Exact stays exact, and a range becomes the range of the new release. */
function dependency(whole: string, name: string, space: string, range: string): string {
  const release = releases[name];
  if (release === undefined) return whole;
  const caret = /^\d/.test(range) || release.version === '0.0.0' ? '' : '^';
  return `"${release.name}":${space}"${caret}${release.version}"`;
}
