/** Way from a resource to one of its values: attribute names, positions in lists, keys of maps. */
export type AttributePath = readonly (string | number)[];

const STEP = /^(?:\.(?<position>\d+)|\.(?<name>[A-Za-z_][\w-]*)|\[(?<index>\d+)\]|\["(?<key>(?:[^"\\]|\\.)*)"\])/;

/** The path at the beginning of a text such as `.scaling_config.0.max_size=9`, and what comes after it. */
export function parsePath(text: string): { readonly path: AttributePath; readonly rest: string } | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  for (let found = STEP.exec(rest); found !== null; found = STEP.exec(rest)) {
    const { position, name, index, key } = found.groups ?? {};
    path.push(position ?? index ? Number(position ?? index) : (name ?? JSON.parse(`"${key}"`) as string));
    rest = rest.slice(found[0].length);
  }
  return typeof path[0] === 'string' ? { path, rest } : undefined;
}

/** A path as `--drift` has it: `scaling_config.0.max_size`, `tags["kubernetes.io/role"]`. */
export function pathWritten(path: AttributePath): string {
  return path.map((step) => (/^[\w-]+$/.test(`${step}`) ? `.${step}` : `[${JSON.stringify(step)}]`)).join('').replace(/^\./, '');
}
