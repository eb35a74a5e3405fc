import { textsIn } from './json';

/**
 * Functions that compute from their arguments alone ("Built-in Functions", developer.hashicorp.com/terraform). Not those that read files of the machine,
 * evaluate a text as a template, take the mark off a secret, or give something else each time.
 */
export const functions: readonly string[] = [
  'base64decode',
  'base64encode',
  'can',
  'chunklist',
  'cidrhost',
  'cidrsubnet',
  'cidrsubnets',
  'coalesce',
  'coalescelist',
  'compact',
  'concat',
  'contains',
  'distinct',
  'element',
  'flatten',
  'format',
  'formatlist',
  'index',
  'join',
  'jsondecode',
  'jsonencode',
  'keys',
  'length',
  'lookup',
  'lower',
  'max',
  'merge',
  'min',
  'one',
  'range',
  'regex',
  'regexall',
  'replace',
  'reverse',
  'setintersection',
  'setproduct',
  'setsubtract',
  'setunion',
  'slice',
  'sort',
  'split',
  'substr',
  'sum',
  'tobool',
  'tolist',
  'tomap',
  'tonumber',
  'toset',
  'tostring',
  'trim',
  'trimprefix',
  'trimspace',
  'trimsuffix',
  'try',
  'upper',
  'values',
  'yamldecode',
  'yamlencode',
  'zipmap',
];

/** Words of the language before a parenthesis: `for x in (...)`, and the directives `%{ if (...) }`. */
const words: readonly string[] = ['else', 'endfor', 'endif', 'for', 'if', 'in'];

/** What is wrong with the expressions in all texts of a configuration, keys too. */
export function expressionProblems(json: unknown): readonly string[] {
  return [...new Set(textsIn(json).flatMap(problemsOfText))];
}

/** A text that Terraform reads as a template; `$${` and `%%{` are plain characters in it. */
function problemsOfText(text: string): readonly string[] {
  if (!/[$%]\{/.test(text)) return [];
  const { code, ends } = codeOf(text);
  if (!ends) return ['it has an expression that does not end'];
  const [strange] = /<<|::|\/\*|\/\/|#|`|\\/.exec(code) ?? [];
  if (strange !== undefined) return [`it has ${JSON.stringify(strange)} in an expression, which hides what is called`];
  const called = [...code.matchAll(/([\p{ID_Start}_][\p{ID_Continue}-]*)\s*\(/gu)].map(([, name = '']) => name);
  return called
    .filter((name) => !functions.includes(name) && !words.includes(name))
    .map((name) => `it calls ${name}(), which is not one of the functions that compute from their arguments alone`);
}

/** Where a character of a template stands. */
type Place = 'text' | 'sequence' | 'brace';

/**
 * The code in a template: what stands in its sequences but outside of texts there, with a blank for each text. A text in code is a template itself, so its
 * own sequences are code too.
 */
function codeOf(template: string): { readonly code: string; readonly ends: boolean } {
  const open: Place[] = ['text'];
  let code = '';
  const enter = (place: Place): void => {
    open.push(place);
    code += ' ';
  };
  for (let at = 0; at < template.length; at++) {
    const two = template.slice(at, at + 2);
    const one = template[at] ?? '';
    const inText = open.at(-1) === 'text';
    if (inText && /^[$%]{2}\{/.test(template.slice(at, at + 3))) at += 2;
    else if (inText && (two === '${' || two === '%{')) {
      enter('sequence');
      at += 1;
    } else if (inText && open.length > 1 && one === '\\') at += 1;
    else if (inText && open.length > 1 && one === '"') open.pop();
    else if (inText) continue;
    else if (one === '"') enter('text');
    else if (one === '{') enter('brace');
    else if (one === '}') open.pop();
    else code += one;
  }
  return { code, ends: open.length === 1 };
}
