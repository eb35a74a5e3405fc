/**
 * `data.aws_x.name`, `aws_x.name`, `aws_x.name["key"]`: the address at the start of a traversal, with the modules around it in a plan. Terraform's identifiers
 * may hold hyphens.
 */
const address =
  /(?<![\w.-])((?:module\.[\w-]+(?:\[(?:\d+|"[^"]*")\])?\.)*(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)(\[(?:\d+|"[^"]*")\])?/g;

/**
 * Addresses of the resources and data sources that `value` refers to, in any depth, each once. One of `count` or `for_each` is there with and without its key.
 *
 * Only what stands inside `${...}` counts; the escaped `$${...}` is text.
 */
export function referencesIn(value: unknown): readonly string[] {
  return [
    ...new Set(
      textsBelow(value)
        .flatMap(expressionsIn)
        .flatMap((expression) => [...expression.matchAll(address)])
        .flatMap(([, whole = '', key = '']) => (key === '' ? [whole] : [whole, whole + key])),
    ),
  ];
}

/** All strings in `value`. An explicit stack, so that no depth of nesting exhausts the call stack. */
export function textsBelow(value: unknown): readonly string[] {
  const texts: string[] = [];
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null) for (const child of Object.values(next)) pending.push(child);
  }
  return texts;
}

/** What stands inside each outermost `${...}` of `text`, braces inside it included. */
function expressionsIn(text: string): readonly string[] {
  return text.replaceAll('$${', '').split('${').slice(1).map(upToClosingBrace);
}

function upToClosingBrace(text: string): string {
  let open = 1;
  for (let end = 0; end < text.length; end++) {
    if (text[end] === '{') open++;
    if (text[end] === '}') open--;
    if (open === 0) return text.slice(0, end);
  }
  return text;
}
