/** Way from a resource to one of its values: attribute names, positions in lists, keys of maps. */
export type AttributePath = readonly (string | number)[];

/** A key is written as a JSON string. */
const stepForm =
  /^(?:\.(?<position>\d+)|\.(?<name>[A-Za-z_][\w-]*)|\[(?<index>\d+)\]|\[(?<key>"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\dA-Fa-f]{4})*")\])/u;

/** The path at the beginning of a text such as `.scaling_config.0.max_size=9`, and what comes after it. */
export function parsePath(text: string): { readonly path: AttributePath; readonly rest: string } | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  for (let found = stepForm.exec(rest); found !== null; found = stepForm.exec(rest)) {
    const { position, name, index, key } = found.groups ?? {};
    if (position !== undefined || index !== undefined) path.push(Number(position ?? index));
    else path.push(name ?? (JSON.parse(key ?? '""') as string));
    rest = rest.slice(found[0].length);
  }
  return text.startsWith('.') && typeof path[0] === 'string' ? { path, rest } : undefined;
}

/** A path as `--drift` has it: `scaling_config.0.max_size`, `tags["kubernetes.io/role"]`. */
export function pathWritten(path: AttributePath): string {
  return path
    .map((step) => (/^(?:\d+|[A-Za-z_][\w-]*)$/.test(`${step}`) ? `.${step}` : `[${JSON.stringify(step)}]`))
    .join('')
    .replace(/^\./, '');
}
